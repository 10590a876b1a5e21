### disposal
