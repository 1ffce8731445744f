/** Words of the people list. */
export const people = {
  list: { title: 'People', name: 'Name', role: 'Role', pin: 'PIN', hasPin: 'set', noPin: 'none: cannot sign in', state: 'State', active: 'Active', inactive: 'Left', new: 'Add a person', empty: 'Nobody is named yet', emptyText: 'Everybody who works here has a name, a role and a PIN, so that every record says who did it.', find: 'Name or role' },
  form: { newTitle: 'Add a person', editTitle: 'Change {{name}}', name: 'Name', role: 'Role', active: 'Works here', activeHint: 'Somebody who left cannot sign in any more; what they did stays under their name.', pin: 'New PIN', pinHint: '4 to 12 digits. Empty: it stays as it is.', pinHintNew: '4 to 12 digits', pinWrong: '4 to 12 digits.', pinAgain: 'PIN once more', pinDiffers: 'The two PINs differ.', pinNeeded: 'Without a PIN nobody can sign in.', saved: '{{name}} is saved.', save: 'Save person' }
} as const
