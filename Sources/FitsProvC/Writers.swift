import CFitsProv
import FitsProvExecution

/// Begins a product that is written in one pass.
@c @implementation
public func fitsprov_writer_open(
    _ activity: OpaquePointer!, _ path: UnsafePointer<CChar>!, _ role: UnsafePointer<CChar>!,
    _ message: UnsafeMutablePointer<UnsafeMutablePointer<CChar>?>!
) -> OpaquePointer! {
    unsafe Call.handle(message) {
        try unsafe Call.execution(activity).writer(
            try Call.text(path, "path"), role: try Call.optionalText(role, "role"))
    }
}

/// Writes the next bytes.
@c @implementation
public func fitsprov_write(
    _ writer: OpaquePointer!, _ bytes: UnsafeRawPointer!, _ size: Int,
    _ message: UnsafeMutablePointer<UnsafeMutablePointer<CChar>?>!
) -> CInt {
    unsafe Call.run(nil, message) {
        let writer = try unsafe Handle.object(writer, ProductWriter.self, "writer")
        try unsafe writer.write(try Call.buffer(bytes, size, "bytes"))
        return Call.Answer()
    }
}

/// Ends a product; it takes its place at the end of the activity.
@c @implementation
public func fitsprov_writer_close(
    _ writer: OpaquePointer!,
    _ message: UnsafeMutablePointer<UnsafeMutablePointer<CChar>?>!
) -> CInt {
    unsafe Call.run(nil, message) {
        let object = try unsafe Handle.object(writer, ProductWriter.self, "writer")
        unsafe Handle.take(writer, ProductWriter.self)
        try object.close()
        return Call.Answer()
    }
}

/// Drops a product.
@c @implementation
public func fitsprov_writer_abandon(_ writer: OpaquePointer!) {
    unsafe Handle.take(writer, ProductWriter.self)?.abandon()
}
