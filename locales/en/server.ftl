# The central records server: what it answers to desks and tells its operator.

server-malformed = The records server cannot read the request ({ $why }). Nothing was changed. If this goes on, update the program on this computer or tell the central office.
server-too-deep = The request is nested more deeply than the records server reads. Nothing was changed. Tell the central office.
server-content-type = The request is not of the kind that the records server reads here. Nothing was changed. Update the program on this computer.
server-no-path = The records server knows no such request. Check the address of the server, or update the program on this computer.
server-body-too-large = The request is larger than the records server takes at once. Nothing was changed. Divide the change, for instance by attaching files instead of long texts.
server-too-many-operations = The request holds more changes than the records server takes at once. Nothing was changed. Update the program on this computer.
server-too-many-positions = The request names more scopes than the records server answers at once. Nothing was changed. Update the program on this computer.
server-order = The changes are not in the order in which they were made. Nothing was changed. Update the program on this computer.
server-slow = The request took too long to arrive. Nothing was changed; it is sent again by itself.

server-signature = The signature of the request is missing or does not verify. Nothing was changed. Have this computer registered again by the central office.
server-unknown-device = No such computer is registered with the records server. Have it registered by the central office; everything on it is kept.
server-device-revoked = This computer may no longer exchange with the records server. Everything on it is kept. Ask the central office why, and what is to be done with unsent changes.
server-replayed = The records server has had this very request before and does not take it twice. It is asked anew by itself.
server-code = The registration code is unknown, used or out of date. Ask the central office for a new one.
server-device-registered = This computer is already registered under another key. Ask the central office to end that registration first.
server-device-name = The name of the computer is empty or too long. Give a short name by which the central office knows it.

server-component-too-large = The file is too large to be kept ({ $size } bytes). It stays on this computer. Divide it, or ask the central office how to hand it over.
server-digest = The file arrived otherwise than announced and was not taken. The copy on this computer may be damaged: open it, and attach it again if it is whole.
server-no-component = The records server does not hold this file. It may still be on its way from the computer on which it was filed; try again later.
server-range = The part of the file that was asked for does not exist.

server-busy = The records server has too much to do. The exchange is tried again by itself.
server-stopping = The records server is being stopped. The exchange is tried again by itself.
server-disk-full = The records server has no space left. Nothing was lost; the exchange is tried again by itself. Tell the central office.
server-fault = Something broke in the records server (reference { $reference }). Nothing was lost; the exchange is tried again by itself. If this goes on, give the reference to the central office.

server-key-missing = The key file { $path } is missing, and without it the data cannot be opened. Put it back from where you keep it. A new one is not made, because it would not fit.
server-key-damaged = The key file { $path } is damaged: it does not hold 64 hexadecimal digits. Put it back from where you keep it.
server-key-exposed = The key file { $path } can be read by others. Change its permissions so that only its owner can read it (chmod 600), and start again.
server-key-inside = The key file { $path } would lie in the folder that it locks. Choose a place outside the data folder.
server-key-file = The key file { $path } cannot be read or written: { $why }. Check the place and its permissions.
server-folder = The data folder { $path } cannot be made: { $why }. Check the place and its permissions.
server-desk-vault = { $path } is the vault of a desk, not the data folder of a server. Choose another folder.
server-origin = “{ $origin }” cannot be the name of a deployment. Use letters, digits, points, hyphens and slashes, for instance records.example.gov/muniment.
server-no-data = There is no data folder at { $path }. Check the place, or start the server once to found it.
server-tls-required = { $address } can be reached from outside this computer, so a certificate is required. Give --tls-cert and --tls-key, or listen on 127.0.0.1.
server-tls = The certificate or its key cannot be used: { $why }. Both must be PEM files that belong together.
server-listen = The server cannot listen on { $address }: { $why }. Perhaps another program does so already.
server-threads = The system gives the server no threads: { $why }. Close other programs and start again.
server-silent = A server runs on this folder but does not answer: { $why }. Look at what it printed, or stop it.
server-no-agent = No agent is called “{ $agent }”. Check the alias, or load the department first.
server-code-issued = The code can be used once, until { $expires }. Hand it over in person; it is not shown again.
server-department-file = The department file { $path } cannot be read: { $why }. Nothing was loaded.
server-department = Operation { $at } of the department is refused, so nothing of it was loaded.
