import CFitsProv
import FitsProv

/// Stamps a file as a record says.
@c @implementation
public func fitsprov_stamp_record(
    _ path: UnsafePointer<CChar>!, _ record: UnsafePointer<CChar>!, _ size: Int,
    _ identifier: UnsafeMutablePointer<UnsafeMutablePointer<CChar>?>!,
    _ message: UnsafeMutablePointer<UnsafeMutablePointer<CChar>?>!
) -> CInt {
    unsafe Call.run(identifier, message) {
        let path = try unsafe Call.text(path, "path")
        let bytes = try unsafe Call.bytes(record, size, "record")
        let plan = try Stamper().stamp(path, try RecordFile(bytes, path: "the record").request)
        return Call.Answer(text: plan.product.identifier, warnings: plan.warnings)
    }
}
