"""Executions: what they are told, and how they end."""

import asyncio
import concurrent.futures
import contextvars
import enum
import os
import pathlib
import threading
import unittest
import warnings

from support import WorkTest, leftovers

import fitsprov


class Telling(WorkTest):
    def test_what_is_told_stands_in_the_product(self):
        with fitsprov.activity(
            "ctbin", version="2.1", software={"ctools": "2.1.0"}, agent="CTA Consortium",
            type="Analysis", description="bins", docurl="https://example.org",
        ) as act:
            path = pathlib.Path("events.fits")
            self.assertIs(act.used(path, role="Main"), path)
            act.used("https://example.org/irf.fits", "Calibration", id="ivo://example.org/irf", description="IRF")
            act.params({"usepnt": False}, ebins=20, emin=0.1, method=None)
            act.field(calib_version="v1.2")
            act.fields({"calib_level": 3}, applied_cuts="theta2 < 0.04")
            self.assertEqual(act.seed(7), 7)
            self.assertEqual(act.made(b"cube.fits", role="Main"), b"cube.fits")
        product = fitsprov.read("cube.fits")
        self.assertTrue(product.ok)
        about = product.activity
        self.assertEqual(
            (about.name, about.version, about.type, about.description, about.documentation),
            ("ctbin", "2.1", "Analysis", "bins", "https://example.org"))
        self.assertLess(about.start, about.end)
        self.assertEqual(product.software[0], fitsprov.Software("ctools", "2.1.0"))
        self.assertEqual(product.agents[0].name, "CTA Consortium")
        self.assertEqual([(one.location, one.role) for one in product.used], [
            ("events.fits", "Main"), ("https://example.org/irf.fits", "Calibration")])
        self.assertEqual(product.used[1].identifier, "ivo://example.org/irf")
        self.assertTrue(product.used[0].digest)
        values = {name: (one.value, one.type) for name, one in product.parameters.items()}
        self.assertEqual(values, {
            "usepnt": ("false", "boolean"), "ebins": ("20", "long"), "emin": ("0.1", "double"),
            "method": ("None", None)})
        self.assertEqual(product.fields["calib_version"], "v1.2")
        self.assertEqual(product.fields["applied_cuts"], "theta2 < 0.04")
        environment = product.step.environment
        self.assertEqual(environment["seed"], "7")
        self.assertTrue(environment["python"].startswith("3."))

    def test_versions_of_loaded_packages_are_recorded_and_no_others(self):
        import sys
        import types

        from fitsprov import _capturing

        made = {"site": ("/x/site-packages/site_one.py", "1.2"), "own": ("/home/own.py", "3"),
                "number": ("/x/site-packages/n.py", 5), "_hidden": ("/x/site-packages/h.py", "1")}
        for name, (file, version) in made.items():
            one = types.ModuleType(f"fitsprov_test_{name}" if name != "_hidden" else name)
            one.__file__, one.__version__ = file, version
            sys.modules[one.__name__] = one
            self.addCleanup(sys.modules.pop, one.__name__)
        known = _capturing.packages()
        self.assertEqual(known["fitsprov_test_site"], "1.2")
        self.assertFalse({"fitsprov_test_own", "fitsprov_test_number", "_hidden"} & set(known))
        self.assertIn("fitsprov_test_site 1.2", _capturing.environment()["python_packages"])

    def test_products_share_one_execution(self):
        with fitsprov.activity("split") as act:
            act.made("cube.fits")
            act.made("events.fits")
        one, other = (fitsprov.read(name) for name in ("cube.fits", "events.fits"))
        self.assertEqual(one.activity.identifier, other.activity.identifier)
        self.assertNotEqual(one.identifier, other.identifier)

    def test_a_product_of_another_kind_gets_a_record_beside_it(self):
        with fitsprov.activity("plot") as act:
            pathlib.Path(act.made("plot.txt")).write_text("a plot")
        self.assertEqual(leftovers(), ["plot.txt", "plot.txt.prov.xml"])
        self.assertIn("plot", pathlib.Path("plot.txt.prov.xml").read_text())

    def test_secrets_are_refused_by_name(self):
        with self.assertRaisesRegex(fitsprov.Error, "'api_token'"):
            with fitsprov.activity("x") as act:
                act.made("cube.fits")
                act.params(ebins=1, api_token="abc")
        self.assertFalse(fitsprov.read("cube.fits").stamped)

    def test_wrong_values_are_one_line(self):
        with fitsprov.activity("x") as act:
            for call, words in [
                (lambda: act.used(3), "a path is needed, not an int"),
                (lambda: act.used(None), "a path is needed, not a NoneType"),
                (lambda: act.used("a", role=3), "a role must be a text, not an int"),
                (lambda: act.made([]), "a path is needed, not a list"),
                (lambda: act.params(model=object()), "parameter 'model': an object cannot be"),
                (lambda: act.field({"Bad Name": 1}), "Bad Name"),
                (lambda: act.field({3: 1}), "the name of a field must be a text, not an int"),
                (lambda: act.params({" ": 1}), "name"),
                (lambda: act.record({"foo": 1}), "foo"),
                (lambda: act.used("a\0b"), "this is no path"),
                (lambda: act.stamp("gone.fits"), "gone.fits"),
            ]:
                with self.assertRaises(fitsprov.Error) as caught:
                    call()
                self.assertIn(words, str(caught.exception))
                self.assertNotIn("\n", str(caught.exception))
        for call in (lambda: fitsprov.activity(3), lambda: fitsprov.activity("x", version=2.1)):
            with self.assertRaisesRegex(TypeError, "must be a text, not a"):
                call()
        with self.assertRaises(fitsprov.Error):
            fitsprov.activity(" ").begin()


    def test_options_go_to_the_library(self):
        with fitsprov.activity("x", capture="none") as act:
            act.made("cube.fits")
        names = set(fitsprov.read("cube.fits").step.environment)
        self.assertLessEqual(names, {"python", "python_packages"})
        os.environ["MY_SETTING"] = "7"
        self.addCleanup(os.environ.pop, "MY_SETTING")
        with fitsprov.activity("x", variables=["MY_SETTING"], sidecars=False) as act:
            act.made("cube.fits")
            pathlib.Path(act.made("plot.txt")).write_text("x")
        self.assertEqual(fitsprov.read("cube.fits").step.environment["MY_SETTING"], "7")
        self.assertEqual(leftovers(), ["plot.txt"])
        with self.assertRaisesRegex(fitsprov.Error, "capture"):
            fitsprov.activity("x", capture="everything").begin()

    def test_what_it_says(self):
        with fitsprov.activity("x") as act:
            identifier = act.identifier
            self.assertEqual(act.products, ())
            act.made("cube.fits", role="Main")
            pathlib.Path(act.made("plot.txt")).write_text("x")
        cube, plot = act.products
        self.assertEqual(cube, fitsprov.Stamped("cube.fits", fitsprov.read("cube.fits").identifier))
        self.assertEqual((plot.path, plot.sidecar), ("plot.txt", os.path.abspath("plot.txt.prov.xml")))
        self.assertEqual(fitsprov.read("cube.fits").activity.identifier, identifier)

    def test_a_product_can_be_stamped_at_once(self):
        with fitsprov.activity("x") as act:
            self.assertEqual(act.stamp("cube.fits"), "cube.fits")
            self.assertTrue(fitsprov.read("cube.fits").ok)
            act.stamp("events.fits", last=True)
        self.assertIsNone(fitsprov.read("cube.fits").activity.end)
        self.assertTrue(fitsprov.read("events.fits").activity.end)


class Ending(WorkTest):
    def test_an_exception_is_never_hidden_and_nothing_is_stamped(self):
        before = pathlib.Path("cube.fits").read_bytes()
        with self.assertRaisesRegex(KeyError, "mine"):
            with fitsprov.activity("x") as act:
                act.made("cube.fits")
                act.write(pathlib.Path("events.fits").read_bytes(), "new.fits")
                raise KeyError("mine")
        self.assertEqual(pathlib.Path("cube.fits").read_bytes(), before)
        self.assertEqual(leftovers(), [])
        for kind in (KeyboardInterrupt, SystemExit, GeneratorExit):
            with self.assertRaises(kind):
                with fitsprov.activity("x") as act:
                    act.made("cube.fits")
                    raise kind
        self.assertEqual(pathlib.Path("cube.fits").read_bytes(), before)

    def test_a_stamp_that_fails_raises_and_none_is_stamped(self):
        before = pathlib.Path("cube.fits").read_bytes()
        with self.assertRaises(fitsprov.Error) as caught:
            with fitsprov.activity("x") as act:
                act.made("cube.fits")
                act.made("gone.fits")
        self.assertIn("gone.fits", str(caught.exception))
        self.assertEqual(caught.exception.status, 2)
        self.assertEqual(pathlib.Path("cube.fits").read_bytes(), before)

    def test_after_the_end_nothing_can_be_told(self):
        with fitsprov.activity("x") as act:
            act.made("cube.fits")
        for call in (lambda: act.used("a"), lambda: act.made("a"), lambda: act.params(a=1), act.begin):
            with self.assertRaises(fitsprov.Error):
                call()
        with self.assertRaisesRegex(fitsprov.Error, "has not begun"):
            fitsprov.activity("x").used("a")

    def test_warnings_of_the_end_are_at_the_line_of_the_caller(self):
        with warnings.catch_warnings(record=True) as caught:
            warnings.simplefilter("always")
            with fitsprov.activity("x") as act:
                act.used("gone.fits")
                act.made("cube.fits")
        lines = [one for one in caught if issubclass(one.category, fitsprov.ProvenanceWarning)]
        self.assertTrue(any("gone.fits" in str(one.message) for one in lines))
        self.assertEqual({one.filename for one in lines}, {__file__})

    def test_an_input_that_changed_is_recorded_without_digest(self):
        with warnings.catch_warnings(record=True) as caught:
            warnings.simplefilter("always")
            with fitsprov.activity("x") as act:
                act.used("events.fits")
                with open("events.fits", "ab") as file:
                    file.write(bytes(2880))
                act.made("cube.fits")
        self.assertTrue(any("events.fits" in str(one.message) for one in caught))
        self.assertIsNone(fitsprov.read("cube.fits").used[0].digest)


class Currents(WorkTest):
    def test_nested(self):
        self.assertIsNone(fitsprov.current())
        with fitsprov.activity("outer") as outer:
            with fitsprov.activity("inner") as inner:
                self.assertIs(fitsprov.current(), inner)
            self.assertIs(fitsprov.current(), outer)
            with self.assertRaises(ZeroDivisionError):
                with fitsprov.activity("failing"):
                    1 / 0
            self.assertIs(fitsprov.current(), outer)
        self.assertIsNone(fitsprov.current())

    def test_threads_have_none_unless_they_take_the_context(self):
        with fitsprov.activity("x") as act:
            seen = []
            thread = threading.Thread(target=lambda: seen.append(fitsprov.current()))
            thread.start()
            thread.join()
            context = contextvars.copy_context()
            thread = threading.Thread(target=lambda: seen.append(context.run(fitsprov.current)))
            thread.start()
            thread.join()
        self.assertEqual(seen, [None, act])

    def test_tasks_have_their_own(self):
        async def one(name):
            with fitsprov.activity(name) as act:
                await asyncio.sleep(0.01)
                return fitsprov.current() is act

        async def all_of_them():
            return await asyncio.gather(*(one(f"t{n}") for n in range(5)))

        self.assertEqual(asyncio.run(all_of_them()), [True] * 5)

    def test_eight_threads_tell_one_execution(self):
        with fitsprov.activity("x") as act:
            def tell(n):
                for m in range(20):
                    act.params({f"p{n}_{m}": m})

            with concurrent.futures.ThreadPoolExecutor(8) as pool:
                list(pool.map(tell, range(8)))
            act.made("cube.fits")
        self.assertEqual(len(fitsprov.read("cube.fits").parameters), 160)


class Form(enum.Enum):
    LONG = 1


class Decorated(WorkTest):
    def test_arguments_are_told(self):
        @fitsprov.activity("select", version="1", used=["infile"], made={"outfile": "Main"})
        def select(infile, outfile, emin=0.1, *, form=Form.LONG):
            "Selects."
            fitsprov.current().field(calib_version="v3")
            return os.path.exists(infile) and outfile

        self.assertEqual(select("events.fits", outfile="cube.fits"), "cube.fits")
        self.assertEqual((select.__name__, select.__doc__), ("select", "Selects."))
        product = fitsprov.read("cube.fits")
        self.assertEqual(product.activity.name, "select")
        self.assertEqual([one.location for one in product.used], ["events.fits"])
        self.assertEqual({n: p.value for n, p in product.parameters.items()}, {"emin": "0.1", "form": "LONG"})
        self.assertEqual(product.fields["calib_version"], "v3")
        first = product.activity.identifier
        select("events.fits", "cube.fits", emin=0.2)
        self.assertNotEqual(fitsprov.read("cube.fits").activity.identifier, first)

    def test_lists_of_files_and_none(self):
        @fitsprov.activity("stack", used=["files", "flat"], made=["out"])
        def stack(files, out, *more, flat=None, **options):
            return len(files)

        self.assertEqual(stack(["events.fits"], "cube.fits", 1, 2, clip=3), 1)
        product = fitsprov.read("cube.fits")
        self.assertEqual(len(product.used), 1)
        self.assertEqual(
            {n: p.value for n, p in product.parameters.items()}, {"more": "[1, 2]", "clip": "3"})

    def test_an_argument_that_cannot_be_recorded_is_recorded_by_its_type(self):
        class Machine:
            @fitsprov.activity("run", made=["out"])
            def run(self, out, model, token="abc"):
                return model

        model = object()
        with warnings.catch_warnings(record=True) as caught:
            warnings.simplefilter("always")
            self.assertIs(Machine().run("cube.fits", model), model)
        self.assertTrue(any("'token'" in str(one.message) for one in caught))
        values = {n: p.value for n, p in fitsprov.read("cube.fits").parameters.items()}
        self.assertEqual(values, {"model": "<builtins.object>"})

    def test_exceptions_pass(self):
        @fitsprov.activity("x", made=["out"])
        def fail(out):
            raise ValueError("mine")

        with self.assertRaisesRegex(ValueError, "mine"):
            fail("cube.fits")
        self.assertFalse(fitsprov.read("cube.fits").stamped)
        with self.assertRaisesRegex(TypeError, r"fail\(\) missing 1 required positional argument"):
            fail()

    def test_coroutines(self):
        @fitsprov.activity("x", made=["out"])
        async def wait(out):
            await asyncio.sleep(0)
            return fitsprov.current().name

        self.assertEqual(asyncio.run(wait("cube.fits")), "x")
        self.assertTrue(fitsprov.read("cube.fits").stamped)

    def test_what_cannot_be_decorated(self):
        with self.assertRaisesRegex(TypeError, "has no argument 'foo'"):
            fitsprov.activity("x", used=["foo"])(lambda a: a)
        with self.assertRaisesRegex(TypeError, "generator"):
            @fitsprov.activity("x")
            def numbers():
                yield 1
        with self.assertRaisesRegex(TypeError, "a function is decorated"):
            fitsprov.activity("x")(3)


if __name__ == "__main__":
    unittest.main()
