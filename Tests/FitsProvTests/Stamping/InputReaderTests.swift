import FITS
import Files
import Foundation
import TestSupport
import Testing

@testable import FitsProv

/// Files that a request names, found and read.
@Suite struct InputReaderTests {
    private static func isFileDigest(_ digest: String?) -> Bool {
        digest?.hasPrefix("file-sha256:") == true
    }

    @Test func `a path is looked up from here, then from the product's folder`() throws {
        let folder = try ScratchFolder()
        try folder.write(FITSBytes.primary(), to: "a.fits")
        var reader = InputReader()
        let near = try reader.complete(UsedEntity(location: "a.fits"), forProductIn: folder.path)
        #expect(near.entity.location == "a.fits")
        #expect(near.entity.digest?.hasPrefix("sha256:") == true)
        // The tests run in the package's folder, which has a file of this name.
        try folder.write(Array("other".utf8), to: "Package.swift")
        let here = try reader.complete(
            UsedEntity(location: "Package.swift"), forProductIn: folder.path)
        #expect(here.entity.location.hasPrefix("../"))
        #expect(here.entity.location.hasSuffix("/Package.swift"))
        #expect(reader.warnings == [])
    }

    @Test func `locations are relative to the product's folder, links followed`() throws {
        let folder = try ScratchFolder()
        for name in ["raw", "products"] {
            try FileManager.default.createDirectory(
                atPath: folder.file(name), withIntermediateDirectories: false)
        }
        let path = try folder.write(FITSBytes.primary(), to: "raw/a.fits")
        try FileManager.default.createSymbolicLink(
            atPath: folder.file("link.fits"), withDestinationPath: path)
        var reader = InputReader()
        for location in [path, folder.file("link.fits"), folder.file("products/../raw/a.fits")] {
            let found = try reader.complete(
                UsedEntity(location: location), forProductIn: folder.file("products"))
            #expect(found.entity.location == "../raw/a.fits")
        }
    }

    @Test func `a name that could be a URI is made one that cannot`() throws {
        let folder = try ScratchFolder()
        try folder.write(Array("x".utf8), to: "urn:x")
        var reader = InputReader()
        let found = try reader.complete(UsedEntity(location: "urn:x"), forProductIn: folder.path)
        #expect(found.entity.location == "./urn:x")
        let file = try reader.complete(
            ConfigurationFile(location: "urn:x"), forProductIn: folder.path)
        #expect(file.location == "./urn:x")
    }

    @Test func `what the user says counts before what the file tells`() throws {
        let folder = try ScratchFolder()
        let path = try folder.write(
            FITSBytes.primary([FITSBytes.fixed("DATAID", "'ivo://x/1'")]), to: "a.fits")
        var reader = InputReader()
        var entity = UsedEntity(location: path, role: "Main")
        entity.description = "raw"
        let told = try reader.complete(entity, forProductIn: folder.path).entity
        #expect(told.identifier == "ivo://x/1")
        #expect(told.role == "Main")
        #expect(told.description == "raw")
        entity.identifier = "urn:x:own"
        entity.digest = "sha256:own"
        let own = try reader.complete(entity, forProductIn: folder.path).entity
        #expect(own.identifier == "urn:x:own")
        #expect(own.digest == "sha256:own")
        var file = ConfigurationFile(location: path)
        file.digest = "file-sha256:own"
        file.description = "conf"
        let configuration = try reader.complete(file, forProductIn: folder.path)
        #expect(configuration.digest == "file-sha256:own")
        #expect(configuration.description == "conf")
    }

    @Test func `a configuration file has the digest of all its bytes, FITS or not`() throws {
        let folder = try ScratchFolder()
        let path = try folder.write(FITSBytes.primary(), to: "a.fits")
        var reader = InputReader()
        let file = try reader.complete(ConfigurationFile(location: path), forProductIn: folder.path)
        #expect(file.digest == "file-sha256:" + (try Digest(ofFile: path)).base64URL)
        let used = try reader.complete(UsedEntity(location: path), forProductIn: folder.path).entity
        #expect(used.digest?.hasPrefix("sha256:") == true)
    }

    @Test(arguments: [
        ("gone.fits", 1), ("urn:x:1", 0), ("https://example.org/a.fits", 0), ("/none/a.fits", 1),
        ("2003-12-27T00:00:10.fits", 1),
    ])
    func `what is not there is left as it is, with a warning if it is no URI`(
        location: String, warnings: Int
    ) throws {
        let folder = try ScratchFolder()
        var reader = InputReader()
        let used = try reader.complete(UsedEntity(location: location), forProductIn: folder.path)
        #expect(used.entity == UsedEntity(location: location))
        #expect(used.documents == [])
        #expect(reader.warnings.count == warnings)
        let file = try reader.complete(
            ConfigurationFile(location: location), forProductIn: folder.path)
        #expect(file == ConfigurationFile(location: location))
        #expect(reader.warnings.count == 2 * warnings)
        #expect(reader.warnings.allSatisfy { $0.hasPrefix(location + ": ") })
    }

    @Test func `a stamped input that changed since is warned of, and has its digest of now`() throws
    {
        let fixture = try StampFixture()
        let before = try fixture.stamp(fixture.product, .of("make")).product
        var bytes = try Files.bytes(fixture.product)
        let hdu = try FITSFile(reading: fixture.product).hdus[1]
        bytes[hdu.dataOffset] ^= 1
        try fixture.folder.write(bytes, to: "cube.fits")
        var reader = InputReader()
        let used = try reader.complete(
            UsedEntity(location: fixture.product), forProductIn: fixture.folder.path)
        #expect(reader.warnings.count == 1)
        #expect(used.entity.identifier == before.identifier)
        #expect(used.entity.digest != before.digest)
        #expect(used.documents.map(\.subject) == [before.identifier])
    }

    @Test func `a file that several products used is read once`() throws {
        let folder = try ScratchFolder()
        let path = try folder.write(Array("one".utf8), to: "a.txt")
        var reader = InputReader()
        let first = try reader.complete(UsedEntity(location: path), forProductIn: folder.path)
            .entity
        try folder.write(Array("other".utf8), to: "a.txt")
        #expect(
            try reader.complete(UsedEntity(location: "a.txt"), forProductIn: folder.path).entity
                == first
        )
        var another = InputReader()
        let second = try another.complete(UsedEntity(location: path), forProductIn: folder.path)
            .entity
        #expect(InputReaderTests.isFileDigest(second.digest))
        #expect(second.digest != first.digest)
    }

    @Test func `the warnings of one file are not those of the next`() throws {
        let fixture = try StampFixture()
        var inputs = InputReader()
        let stamper = Stamper()
        let first = try stamper.plan(
            fixture.product, .of(used: [UsedEntity(location: "gone.fits")]), inputs: &inputs)
        #expect(first.warnings.count == 1)
        let second = try stamper.plan(
            fixture.product,
            .of(configuration: [ConfigurationFile(location: "gone.cfg")]), inputs: &inputs)
        #expect(second.warnings.count == 1)
        #expect(second.warnings.first?.hasPrefix("gone.cfg: ") == true)
        #expect(try stamper.plan(fixture.product, .of(), inputs: &inputs).warnings == [])
    }
}
