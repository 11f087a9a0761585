/** A name, and how it is written in an e-mail address. */
type Name = readonly [written: string, plain: string];

export const givenNames: readonly [Name, ...Name[]] = [
  ['Ελένη', 'eleni'],
  ['Γιώργος', 'giorgos'],
  ['Μαρία', 'maria'],
  ['Ανδρέας', 'andreas'],
  ['Χριστίνα', 'christina'],
  ['Νίκος', 'nikos'],
  ['Δέσποινα', 'despina'],
  ['Ζωή', 'zoe'],
  ['Amélie', 'amelie'],
  ['José', 'jose'],
  ['Søren', 'soren'],
  ['Łukasz', 'lukasz'],
  ['Íñigo', 'inigo'],
  ['Zoë', 'zoe'],
  ['Jürgen', 'juergen'],
  ['Ştefan', 'stefan'],
  ['Siân', 'sian'],
  ['Olga', 'olga'],
  ['Amina', 'amina'],
  ['Kwame', 'kwame'],
  ['Yusuf', 'yusuf'],
  ['Priya', 'priya'],
  ['Mei', 'mei'],
  ['Hiroshi', 'hiroshi'],
  ['Grace', 'grace'],
  ['Thomas', 'thomas'],
  ['Ruth', 'ruth'],
  ['Oleksandr', 'oleksandr'],
];

export const familyNames: readonly [Name, ...Name[]] = [
  ['Παπαδοπούλου', 'papadopoulou'],
  ['Γεωργίου', 'georgiou'],
  ['Χατζηνικολάου', 'chatzinicolaou'],
  ['Ιωάννου', 'ioannou'],
  ['Κωνσταντίνου', 'constantinou'],
  ['Λοΐζου', 'loizou'],
  ['Müller', 'mueller'],
  ['Ångström', 'angstrom'],
  ['García Márquez', 'garcia.marquez'],
  ['Dvořák', 'dvorak'],
  ['Çelik', 'celik'],
  ['Nowak-Żeleńska', 'nowak.zelenska'],
  ["O'Brien", 'obrien'],
  ['D’Angelo', 'dangelo'],
  ['van der Berg', 'vanderberg'],
  ['Okonkwo', 'okonkwo'],
  ['Haddad', 'haddad'],
  ['Sharma', 'sharma'],
  ['Tanaka', 'tanaka'],
  ['Nguyễn', 'nguyen'],
  ['Smith', 'smith'],
  ['Li', 'li'],
  ['Kowalczyk', 'kowalczyk'],
  ['Shevchenko', 'shevchenko'],
];

export const companyStems: readonly [Name, ...Name[]] = [
  ['Αφροδίτη Τουριστικά', 'afroditi'],
  ['Blue Harbour Hotels', 'blueharbour'],
  ['Café Zürich', 'cafezurich'],
  ['Troodos Telecom', 'troodos'],
  ['Kyrenia Foods', 'kyrenia'],
  ['Østersø Shipping', 'ostersoe'],
  ['Mediterranean Gyms', 'medgyms'],
  ['Αδελφοί Πέτρου', 'petrou'],
];

export const companyForms = ['Ltd', 'S.A.', 'GmbH', 'Λτδ', '& Sons'] as const;
export const mailDomains = ['example.com', 'example.org', 'example.net'] as const;
export const titles = [null, null, null, 'Mr', 'Ms', 'Dr'] as const;
