document.getElementById('root')!.textContent = 'Dockside'
