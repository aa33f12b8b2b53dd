import FITS
import FitsProv
import FitsProvExecution
import Glibc

// image EVENTS INPUT OUTPUT [RECORD]: writes the bytes of an image as a product that is stamped on the way.
//
// RECORD is a file of JSON that says more (docs/record.md); without one, the process is looked at as well.

/// The bytes of a small file.
func bytes(of path: String) -> [UInt8] {
    guard let file = unsafe fopen(path, "rb") else { return [] }
    defer { unsafe fclose(file) }
    var bytes = [UInt8](repeating: 0, count: 1 << 20)
    let count = unsafe fread(&bytes, 1, bytes.count, file)
    return Array(bytes.prefix(count))
}

let arguments = CommandLine.arguments
guard arguments.count > 3 else { exit(64) }
let record = arguments.count > 4 ? arguments[4] : nil
var options = ExecutionOptions()
if record != nil { options.capture = [] }

do {
    try Execution.run("image", version: "1.0", options: options) { run in
        try run.used(arguments[1], role: "Main")
        try run.set("side", "16", unit: "pixel")
        try run.field("calib_version", "v1.2")
        if let record { try run.record(try RecordFile(bytes(of: record), path: record).request) }
        try run.write(arguments[3]) { file in try file.write(bytes(of: arguments[2])) }
    }
} catch {
    print("image: \(error)")
    exit(1)
}
