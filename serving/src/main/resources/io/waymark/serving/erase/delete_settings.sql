SETTINGS mutations_sync = 2
