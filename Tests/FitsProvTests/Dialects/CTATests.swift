import FITS
import TestSupport
import Testing

@testable import FitsProv

/// The reference metadata of ctapipe.
@Suite struct CTATests {
    @Test func `the activity has its times, its software and a contact`() throws {
        let read = try #require(
            try ReadFile.provenance(
                ReadFile.primary([
                    "CTA CONTACT NAME": "A. Person", "CTA CONTACT EMAIL": "a@example.org",
                    "CTA CONTACT ORGANIZATION": "unknown",
                    "CTA PRODUCT CREATION TIME": "2020-01-01 00:00:00.000",
                    "CTA ACTIVITY NAME": "ctapipe-process",
                    "CTA ACTIVITY ID": "212dd60e-8ca0-43ec-a210-2c3a5cb89aaa",
                    "CTA ACTIVITY TYPE": "software", "CTA ACTIVITY SOFTWARE NAME": "ctapipe",
                    "CTA ACTIVITY SOFTWARE VERSION": "0.28.0",
                    "CTA ACTIVITY START TIME": "2026-11-22 09:58:44.903",
                    "CTA ACTIVITY STOP TIME": "2026-11-22 09:58:45",
                ])))
        let activity = read.making.activity
        #expect(activity.name == "ctapipe-process")
        #expect(activity.identifier == "urn:uuid:212dd60e-8ca0-43ec-a210-2c3a5cb89aaa")
        #expect(activity.start == "2026-11-22T09:58:44.903Z")
        #expect(activity.end == "2026-11-22T09:58:45Z")
        #expect(read.programs == ["ctapipe 0.28.0"])
        #expect(read.making.agents.first?.email == "a@example.org")
        #expect(read.making.agents.first?.affiliation == nil)
        #expect(
            read.making.origin
                == Origin(dialect: "cta-reference-metadata", hdu: 1, card: "CTA ACTIVITY NAME"))
        #expect(read.hasOrigins && read.inputLocations.isEmpty)
    }

    @Test func `the cards may be in another header, under the observatory's later name`() throws {
        let read = try ReadFile.provenance(
            ReadFile.primary(),
            ReadFile.image("HIERARCH CTAO ACTIVITY NAME = 'x'", "HIERARCH CTA ACTIVITY NAME = ''"))
        #expect(read?.names == ["x"])
        #expect(read?.making.origin?.hdu == 2)
    }

    @Test func `what is not known is not said`() throws {
        #expect(
            try ReadFile.provenance(
                ReadFile.primary([
                    "CTA ACTIVITY NAME": "", "CTA ACTIVITY ID": "", "CTA CONTACT NAME": "me",
                    "CTA ACTIVITY SOFTWARE NAME": "unknown",
                    "CTA ACTIVITY START TIME": "2026-11-22 09:58:44.903",
                ])) == nil)
        let software = try ReadFile.provenance(
            ReadFile.primary(["CTA ACTIVITY SOFTWARE NAME": "ctapipe"]))
        #expect(software?.programs == ["ctapipe"])
        #expect(software?.names == [""])
    }
}
