/* stamp_cfitsio FILE [sync]
 *
 * What a stamp costs with CFITSIO, which changes files in their place: 20 string cards into the
 * primary header, an extension of 20 kB after the last HDU, CHECKSUM and DATASUM for both; with
 * "sync" also fsync. It keeps no promise about the file if it is interrupted.
 *
 * cc -O2 -o stamp_cfitsio stamp_cfitsio.c -lcfitsio
 */
#include <fcntl.h>
#include <fitsio.h>
#include <stdio.h>
#include <string.h>
#include <unistd.h>

int main(int count, char **arguments) {
    static unsigned char document[20480];
    long size = sizeof document;
    int status = 0, hdus = 0;
    fitsfile *file;

    if (count < 2) return 64;
    memset(document, 'x', sizeof document);
    fits_open_diskfile(&file, arguments[1], READWRITE, &status);
    for (int number = 0; number < 20; number++) {
        char keyword[9], value[69];
        snprintf(keyword, sizeof keyword, "STAMP%03d", number);
        snprintf(value, sizeof value, "sha256:%043d", number);
        fits_update_key_str(file, keyword, value, "yardstick", &status);
    }
    fits_write_chksum(file, &status);
    fits_get_num_hdus(file, &hdus, &status);
    fits_movabs_hdu(file, hdus, NULL, &status);
    fits_create_img(file, BYTE_IMG, 1, &size, &status);
    fits_write_key_str(file, "EXTNAME", "YARDSTICK", NULL, &status);
    fits_write_img(file, TBYTE, 1, size, document, &status);
    fits_write_chksum(file, &status);
    fits_close_file(file, &status);
    if (status) {
        fits_report_error(stderr, status);
        return 1;
    }
    if (count > 2 && strcmp(arguments[2], "sync") == 0) {
        int descriptor = open(arguments[1], O_RDONLY);
        if (descriptor < 0 || fsync(descriptor) != 0 || close(descriptor) != 0) return 1;
    }
    return 0;
}
