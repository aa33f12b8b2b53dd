/* FoundationEssentials refers to hypotf, which nothing here calls; that of the C library would need glibc 2.35.
 * With this one, which the version script hides, 2.34 is enough. */
#include <math.h>

float hypotf(float x, float y)
{
    return (float)sqrt((double)x * (double)x + (double)y * (double)y);
}
