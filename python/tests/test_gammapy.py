"""Products of gammapy and ccdproc are written in one pass."""

import os
import unittest

from support import WorkTest, module, needs

import fitsprov

gammapy = module("gammapy")


@needs("gammapy")
class Gammapy(WorkTest):
    def write(self, thing, **options):
        with fitsprov.activity("gammapy-step", version=gammapy.__version__) as act:
            act.write(thing, "new.fits", **options)
        self.assertTrue(fitsprov.read("new.fits").ok)

    def test_maps(self):
        from gammapy.maps import Map

        sky = Map.create(npix=(8, 6), binsz=0.5, skydir=(83, 22))
        sky.data += 3
        self.write(sky, hdu="COUNTS")
        self.assertTrue((Map.read("new.fits", hdu="COUNTS").data == 3).all())

    def test_datasets(self):
        from gammapy.datasets import MapDataset
        from gammapy.maps import MapAxis, WcsGeom

        axis = MapAxis.from_energy_bounds("1 TeV", "10 TeV", nbin=2)
        dataset = MapDataset.create(WcsGeom.create(npix=(4, 4), axes=[axis]), name="d")
        dataset.counts.data += 1
        self.write(dataset)
        self.assertTrue((MapDataset.read("new.fits").counts.data == 1).all())

    def test_regions_and_irfs(self):
        from gammapy.irf import EffectiveAreaTable2D
        from gammapy.maps import MapAxis, RegionNDMap

        energies = MapAxis.from_energy_bounds("1 TeV", "10 TeV", nbin=2)
        self.write(RegionNDMap.create("icrs;circle(83, 22, 1)", axes=[energies]))
        axes = [MapAxis.from_energy_bounds("1 TeV", "10 TeV", nbin=2, name="energy_true"),
                MapAxis.from_edges([0, 1], unit="deg", name="offset")]
        os.remove("new.fits")
        self.write(EffectiveAreaTable2D(axes, data=[[1.0], [2.0]], unit="m2"))
        self.assertEqual(EffectiveAreaTable2D.read("new.fits").data.shape, (2, 1))

    def test_what_it_writes_itself_is_stamped(self):
        from gammapy.maps import Map

        with fitsprov.activity("x") as act:
            Map.create(npix=4).write(act.made("map.fits"))
        self.assertTrue(fitsprov.read("map.fits").ok)


@needs("ccdproc")
class CCDProc(WorkTest):
    def test_ccddata(self):
        import ccdproc
        import numpy
        from astropy.nddata import CCDData

        ccd = ccdproc.subtract_bias(
            CCDData(numpy.full((4, 4), 5.0), unit="adu"), CCDData(numpy.ones((4, 4)), unit="adu"))
        with fitsprov.activity("bias") as act:
            act.write(ccd, "new.fits")
        self.assertTrue(fitsprov.read("new.fits").ok)
        self.assertTrue((CCDData.read("new.fits").data == 4).all())


if __name__ == "__main__":
    unittest.main()
