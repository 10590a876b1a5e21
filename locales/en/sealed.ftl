### sealed
