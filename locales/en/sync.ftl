# The exchange between desk and records server.

sync-idle = Everything is exchanged with the records server. Last exchange: { $at }.
sync-working = { $waiting ->
    [0] Exchanging with the records server.
    [one] Exchanging with the records server: one change is still to be sent.
   *[other] Exchanging with the records server: { $waiting } changes are still to be sent.
}
sync-alone = This computer decides itself and has no records server to exchange with. To join one, ask the central office for a registration code.
sync-offline = Offline since { $since }. Work goes on as usual; the exchange is tried again by itself.
sync-needs-attention = { $count ->
    [one] One change was not accepted and needs your attention. Everything else is exchanged. Open “Needs attention” to see why.
   *[other] { $count } changes were not accepted and need your attention. Everything else is exchanged. Open “Needs attention” to see why.
}

sync-unreachable = The records server cannot be reached. Work goes on as usual; the exchange is tried again by itself.
sync-portal = Something else answered in place of the records server, for instance the log-in page of a wireless network. Log in to the network in a browser, or wait; the exchange is tried again by itself.
sync-garbled = The records server gave an answer that cannot be read. Nothing was changed; the exchange is tried again by itself. If this goes on, tell the central office.
sync-elsewhere = Another records server answered: { $found }. The exchange has stopped and everything on this computer is kept. Check the address of the server with the central office.
sync-restored = The records server goes by another history ({ $found }); it was probably restored from a backup. The exchange has stopped and everything on this computer is kept. Tell the central office before you go on.
sync-parted = The history of “{ $scope }” on the records server is not the one on this computer. The exchange has stopped and everything is kept as evidence. Tell the records manager.
sync-gap = Entry { $seq } of “{ $scope }” is missing in what the records server sent. The exchange has stopped and nothing of it was taken over. Tell the records manager.
sync-changed = Entry { $seq } of “{ $scope }” is not the one that was sealed. The exchange has stopped and nothing of it was taken over. Tell the records manager.
sync-unsigned = What the records server sent about “{ $scope }” does not carry its signature. The exchange has stopped and nothing of it was taken over. Tell the records manager.
sync-contradiction = What the records server sent about “{ $scope }” contradicts what it signed. The exchange has stopped and everything is kept as evidence. Tell the records manager.
sync-key = The key of the records server that this computer keeps is damaged. The exchange has stopped. Have the computer registered again by the central office.
sync-clock = The clock of this computer is too far from the clock of the records server. The exchange corrects for it by itself; have the clock set right.
sync-operation-too-large = This change is too large to be sent in one piece. It is kept here. Divide it, for instance by attaching files instead of long texts.
