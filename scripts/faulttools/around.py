def all_of_it(*a): pass
