#ifndef FITSPROV_FILTER_H
#define FITSPROV_FILTER_H

// Installs the filter for this task and all that come of it: the descriptor of the listener, or a
// negative errno.
int ctracing_install_filter(void);

#endif
