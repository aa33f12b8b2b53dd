import TestSupport
import Testing

@testable import FitsProvService

@Suite struct UploadPiecesTests {
    @Test(arguments: [
        "8.8.8.8", "93.184.216.34", "223.255.255.254", "100.63.255.255", "100.128.0.0",
        "172.32.0.1",
        "192.0.1.1", "198.20.0.0", "2606:2800:220:1::1", "2a00:1450:4001::200e", "2001:4860::8888",
    ])
    func `an address of the public internet is one`(text: String) throws {
        #expect(try #require(HostAddress(text)).isPublic)
    }

    @Test(arguments: [
        "0.0.0.0", "0.1.2.3", "10.1.2.3", "100.64.0.1", "100.127.255.255", "127.0.0.1",
        "127.255.255.255", "169.254.169.254", "172.16.0.1", "172.31.255.255", "192.0.0.1",
        "192.0.2.1", "192.88.99.1", "192.168.1.1", "198.18.0.1", "198.19.255.255", "198.51.100.1",
        "203.0.113.1", "224.0.0.1", "239.1.1.1", "240.0.0.1", "255.255.255.255", "::", "::1",
        "::ffff:8.8.8.8", "::ffff:127.0.0.1", "::8.8.8.8", "64:ff9b::8.8.8.8", "64:ff9b:1::1",
        "100::1", "2001::1", "2001:1ff::1", "2001:db8::1", "2002:7f00:1::", "3fff::1", "5f00::1",
        "fc00::1", "fd12::1", "fe80::1", "fec0::1", "ff02::1",
    ])
    func `an address that is special is not public`(text: String) throws {
        #expect(try !#require(HostAddress(text)).isPublic)
    }

    @Test func `addresses are written as they are read`() throws {
        #expect(HostAddress([192, 0, 2, 1]).text == "192.0.2.1")
        let six = try #require(HostAddress("2001:db8::ff"))
        #expect(six.text == "2001:db8:0:0:0:0:0:ff")
        #expect(HostAddress(six.text) == six)
        #expect(HostAddress("127.1") == nil)
        #expect(HostAddress.all(of: "127.1") == [HostAddress([127, 0, 0, 1])])
        #expect(HostAddress.all(of: "no.such.host.invalid").isEmpty)
    }

    @Test func `bytes come back from memory and from a file, wherever they were cut`() throws {
        let store = UploadStore(nil, ServiceLimits())
        for size in [0, 1, UploadSpool.memory, UploadSpool.memory + 1, 300_000] {
            let spool = UploadSpool(store)
            let bytes = (0..<size).map { UInt8(truncatingIfNeeded: $0 &* 31) }
            var rest = bytes[...]
            while !rest.isEmpty {
                try spool.append(Array(rest.prefix(10_007)))
                rest = rest.dropFirst(10_007)
            }
            #expect(spool.size == size)
            #expect(store.size == size)
            #expect(try spool.bytes(0..<size) == bytes)
            let file = UploadedFile(name: "x", spool: spool, range: size / 3..<size)
            let next = file.pieces()
            var all: [UInt8] = []
            while case let piece = try next(), !piece.isEmpty { all += piece }
            #expect(all == Array(bytes[(size / 3)...]))
        }
        #expect(store.size == 0)
    }

    @Test func `a folder in which nothing can be written is told of`() throws {
        let spool = UploadSpool(UploadStore("/proc/none", ServiceLimits()))
        try spool.append([1, 2, 3])
        var said = ""
        do {
            try spool.append([UInt8](repeating: 0, count: UploadSpool.memory))
        } catch { said = error.line }
        #expect(said.hasPrefix("the upload cannot be kept: "))
    }

    @Test func `items of UPLOAD are understood`() throws {
        var parameters = Parameters()
        parameters.add("UPLOAD", "a,param:x y ; B_2,HTTPS://h/p?q=1,2;")
        parameters.add("upload", "c,http://[::1]:8/")
        let items = try UploadItem.all(parameters, ServiceLimits())
        #expect(items.map(\.name) == ["a", "B_2", "c"])
        #expect(
            items.map(\.source) == [
                .part("x y"), .address("HTTPS://h/p?q=1,2"), .address("http://[::1]:8/"),
            ])
    }

    @Test(arguments: [1, 7, 64, 100_000])
    func `bytes of files can be taken while a form is read`(piece: Int) throws {
        let content = (0..<5_000).map { "line \($0)\r\n" }.joined()
        let form = SampleUpload.form(
            [("LANG", "ADQL")], files: [("a", content), ("b", ""), ("c", "end")])
        var reader = try #require(
            MultipartReader(boundary: SampleUpload.boundary, valueLimit: 100, fileLimit: 1 << 20))
        var files: [Int: [UInt8]] = [:]
        var most = 0
        var rest = Array(form.utf8)[...]
        while !rest.isEmpty {
            try reader.read(rest.prefix(piece))
            rest = rest.dropFirst(piece)
            most = max(most, reader.waitingCount)
            if reader.waitingCount > 1_000 {
                for (part, bytes) in reader.takeFileBytes() { files[part, default: []] += bytes }
            }
        }
        for (part, bytes) in reader.takeFileBytes() { files[part, default: []] += bytes }
        let parts = try reader.finish()
        #expect(parts.map(\.name) == ["LANG", "a", "b", "c"])
        #expect(parts[0].bytes == Array("ADQL".utf8))
        #expect(parts[1...].allSatisfy { $0.bytes.isEmpty })
        #expect(files[1] == Array(content.utf8))
        #expect(files[2] ?? [] == [])
        #expect(files[3] == Array("end".utf8))
        if piece < 100 { #expect(most < 2_000) }
    }
}
