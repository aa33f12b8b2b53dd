"""Products that are written in one pass."""

import os
import pathlib
import threading
import unittest

from support import WorkTest, leftovers, module, needs, powerless

import fitsprov

numpy = module("numpy")
fits = module("astropy.io.fits")


def hdulist(count=12):
    table = fits.BinTableHDU.from_columns([
        fits.Column("a", "PJ()", array=numpy.array([[1, 2], [3]], dtype=object)),
        fits.Column("b", "3A", array=["x", "yz"])], name="T")
    return fits.HDUList([fits.PrimaryHDU(numpy.arange(float(count))), table])


@needs("numpy", "astropy")
class Writing(WorkTest):
    def data_of(self, path):
        with fits.open(path) as known:
            return [(hdu.name, None if hdu.data is None else hdu.data.tobytes()) for hdu in known]

    def test_a_written_product_is_what_writeto_and_stamp_make(self):
        hdulist().writeto("plain.fits", checksum=True)
        with fitsprov.activity("ctbin", "2.1") as act:
            self.assertEqual(act.write(hdulist(), "new.fits", checksum=True), "new.fits")
            self.assertFalse(os.path.exists("new.fits"))
        product = fitsprov.read("new.fits")
        self.assertTrue(product.ok)
        self.assertEqual(product.activity.name, "ctbin")
        fitsprov.stamp("plain.fits", activity="ctbin")
        self.assertEqual(self.data_of("new.fits")[:-1], self.data_of("plain.fits")[:-1])
        self.assertEqual(fitsprov.read("plain.fits").digest, product.digest)
        with fits.open("new.fits", checksum=True) as known:
            known.verify("exception")

    def test_all_that_can_be_written(self):
        from astropy.nddata import CCDData
        from astropy.table import QTable, Table
        from astropy import units

        image = numpy.arange(60.0).reshape(6, 10)
        read_only = image.copy()
        read_only.flags.writeable = False
        things = {
            "list": hdulist(), "primary": fits.PrimaryHDU(image), "extension": fits.ImageHDU(image),
            "read-only": fits.PrimaryHDU(read_only), "fortran": fits.PrimaryHDU(numpy.asfortranarray(image)),
            "strided": fits.PrimaryHDU(image[::2, ::3]), "swapped": fits.PrimaryHDU(image.astype(">f4")),
            "unsigned": fits.PrimaryHDU(image.astype("u2")), "empty": fits.PrimaryHDU(),
            "compressed": fits.CompImageHDU(numpy.arange(10000, dtype="i2").reshape(100, 100)),
            "ccd": CCDData(image, unit="adu"), "table": Table({"x": [1, 2]}),
            "qtable": QTable({"x": [1.0, 2.0] * units.m}),
            "bytes": pathlib.Path("events.fits").read_bytes(),
        }
        with fitsprov.activity("x") as act:
            for name, thing in things.items():
                act.write(thing, f"{name}.fits")
        for name in things:
            self.assertTrue(fitsprov.read(f"{name}.fits").ok, name)
        for name in ("primary", "read-only", "fortran", "ccd"):
            self.assertTrue((fits.getdata(f"{name}.fits", 0) == image).all(), name)
        self.assertTrue((fits.getdata("strided.fits", 0) == image[::2, ::3]).all())
        self.assertTrue((fits.getdata("extension.fits", 1) == image).all())
        self.assertEqual(list(fits.getdata("table.fits", 1)["x"]), [1, 2])

    def test_a_large_one(self):
        image = numpy.arange(3 << 20, dtype="f8")
        with fitsprov.activity("x") as act:
            act.write(fits.PrimaryHDU(image), "large.fits")
        self.assertTrue(fitsprov.verify("large.fits").ok)
        self.assertTrue((fits.getdata("large.fits", 0) == image).all())

    def test_overwriting(self):
        hdulist(5).writeto("old.fits")
        before = pathlib.Path("old.fits").read_bytes()
        with self.assertRaises(fitsprov.Error) as caught:
            with fitsprov.activity("x") as act:
                act.write(hdulist(), "old.fits")
        self.assertIn("old.fits", str(caught.exception))
        self.assertEqual(pathlib.Path("old.fits").read_bytes(), before)
        with self.assertRaises(KeyError):
            with fitsprov.activity("x") as act:
                act.write(hdulist(), "old.fits", overwrite=True)
                raise KeyError
        self.assertEqual(pathlib.Path("old.fits").read_bytes(), before)
        with fitsprov.activity("x") as act:
            act.write(hdulist(), "old.fits", overwrite=True)
        self.assertEqual(fits.getdata("old.fits", 0).shape, (12,))
        self.assertTrue(fitsprov.read("old.fits").ok)

    def test_a_file_may_be_written_over_what_it_is_read_from(self):
        with fitsprov.activity("x") as act, fits.open(act.used("cube.fits")) as known:
            act.write(known, "cube.fits", overwrite=True)
        self.assertTrue(fitsprov.read("cube.fits").ok)

    def test_a_product_with_the_header_of_its_input_is_another_one(self):
        with fitsprov.activity("one") as act:
            act.write(hdulist(), "first.fits")
        first = fitsprov.read("first.fits").identifier
        with fitsprov.activity("two") as act, fits.open(act.used("first.fits")) as known:
            act.write(fits.PrimaryHDU(known[0].data, known[0].header), "second.fits")
        self.assertNotEqual(fitsprov.read("second.fits").identifier, first)
        known = fitsprov.lineage("second.fits")
        self.assertEqual([node.name for node in known.nodes], ["second.fits", "first.fits"])
        self.assertTrue(known.ok)

    def test_what_cannot_be_written_is_one_line(self):
        closed, listed = fits.open("cube.fits"), fits.open("cube.fits")
        len(listed)
        closed.close()
        listed.close()

        class Failing:
            def writeto(self, file):
                file.write(b"SIMPLE  = ")
                raise ValueError("mine\nof two lines")

        with fitsprov.activity("x") as act:
            for thing, path, options, words in [
                ([1], "x.fits", {}, "x.fits: a list has none of writeto"),
                (numpy.arange(3), "x.fits", {}, "has none of writeto"),
                (None, "x.fits", {}, "x.fits: a NoneType has none of writeto"),
                (hdulist(), 3, {}, "a path is needed, not an int"),
                (hdulist(), "x.fits.gz", {}, "x.fits.gz: products are written as they are"),
                (hdulist(), "gone/x.fits", {}, "gone/x.fits"),
                (hdulist(), "x.fits", {"foo": 1}, "unexpected keyword argument 'foo'"),
                (fits.HDUList, "x.fits", {}, "x.fits: "),
                (closed, "x.fits", {}, "was closed before all of its HDUs were read"),
                (listed, "x.fits", {}, "x.fits: an HDUList could not be written: "),
                (Failing(), "x.fits", {}, "x.fits: a Failing could not be written: ValueError: mine"),
            ]:
                with self.subTest(words=words), self.assertRaises(fitsprov.Error) as caught:
                    act.write(thing, path, **options)
                self.assertIn(words, str(caught.exception))
                self.assertNotIn("\n", str(caught.exception))
        self.assertEqual(leftovers(), [])

    def test_nothing_written_is_an_error(self):
        import warnings

        with fitsprov.activity("x") as act, warnings.catch_warnings():
            warnings.simplefilter("ignore")
            with self.assertRaisesRegex(fitsprov.Error, "empty.fits: an HDUList wrote nothing"):
                act.write(fits.HDUList(), "empty.fits")
        self.assertEqual(leftovers(), [])

    def test_the_same_product_twice_is_an_error(self):
        with fitsprov.activity("x") as act:
            act.write(hdulist(), "twice.fits")
            with self.assertRaisesRegex(fitsprov.Error, "twice.fits"):
                act.write(hdulist(), "twice.fits")
        self.assertTrue(fitsprov.read("twice.fits").ok)

    def test_no_permission(self):
        os.mkdir("closed", 0o555)
        data = pathlib.Path("events.fits").read_bytes()
        with fitsprov.activity("x") as act, powerless():
            with self.assertRaisesRegex(fitsprov.Error, "closed/x.fits.*ermission"):
                act.write(data, "closed/x.fits")

    def test_threads_write_products_of_one_execution(self):
        errors = []
        with fitsprov.activity("x") as act:
            def write(n):
                try:
                    act.write(hdulist(2000 + n), f"t{n}.fits")
                except BaseException as error:
                    errors.append(error)

            threads = [threading.Thread(target=write, args=(n,)) for n in range(8)]
            for thread in threads:
                thread.start()
            for thread in threads:
                thread.join()
        self.assertEqual(errors, [])
        known = [fitsprov.read(f"t{n}.fits") for n in range(8)]
        self.assertTrue(all(one.ok for one in known))
        self.assertEqual(len({one.activity.identifier for one in known}), 1)

    def test_a_name_with_a_newline_and_one_that_is_not_ascii(self):
        with fitsprov.activity("x") as act:
            act.write(hdulist(), "a\nb.fits")
            act.write(hdulist(), "é ü.fits")
        self.assertTrue(fitsprov.read("a\nb.fits").ok)
        self.assertTrue(fitsprov.read("é ü.fits").ok)


if __name__ == "__main__":
    unittest.main()
