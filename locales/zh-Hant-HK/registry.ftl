### registry
