### sync
