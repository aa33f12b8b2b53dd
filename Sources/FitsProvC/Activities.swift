import CFitsProv
import FitsProv
import FitsProvExecution
import Reports

/// Begins an activity as it is usual.
@c @implementation
public func fitsprov_begin(
    _ name: UnsafePointer<CChar>!, _ version: UnsafePointer<CChar>!
) -> OpaquePointer! {
    unsafe fitsprov_begin_with(name, version, nil, nil)
}

/// Begins an activity with options.
@c @implementation
public func fitsprov_begin_with(
    _ name: UnsafePointer<CChar>!, _ version: UnsafePointer<CChar>!,
    _ options: UnsafePointer<CChar>!,
    _ message: UnsafeMutablePointer<UnsafeMutablePointer<CChar>?>!
) -> OpaquePointer! {
    unsafe Call.handle(message) {
        let options = try unsafe Call.optionalText(options, "options")
        return try Execution(
            try unsafe Call.text(name, "name"),
            version: try unsafe Call.optionalText(version, "version"),
            options: try options.map(ActivityOptions.init(json:))?.options
                ?? ActivityOptions.standard)
    }
}

/// The identifier of the execution.
@c @implementation
public func fitsprov_identifier(
    _ activity: OpaquePointer!,
    _ identifier: UnsafeMutablePointer<UnsafeMutablePointer<CChar>?>!,
    _ message: UnsafeMutablePointer<UnsafeMutablePointer<CChar>?>!
) -> CInt {
    unsafe Call.run(identifier, message) {
        Call.Answer(text: try unsafe Call.execution(activity).identifier)
    }
}

/// Tells of something that is used.
@c @implementation
public func fitsprov_used(
    _ activity: OpaquePointer!, _ location: UnsafePointer<CChar>!, _ role: UnsafePointer<CChar>!,
    _ message: UnsafeMutablePointer<UnsafeMutablePointer<CChar>?>!
) -> CInt {
    unsafe Call.run(nil, message) {
        try unsafe Call.execution(activity).used(
            try Call.text(location, "path"), role: try Call.optionalText(role, "role"))
        return Call.Answer()
    }
}

/// Tells of a configuration file.
@c @implementation
public func fitsprov_configured(
    _ activity: OpaquePointer!, _ location: UnsafePointer<CChar>!,
    _ message: UnsafeMutablePointer<UnsafeMutablePointer<CChar>?>!
) -> CInt {
    unsafe Call.run(nil, message) {
        try unsafe Call.execution(activity).configured(by: try Call.text(location, "path"))
        return Call.Answer()
    }
}

/// Tells the value of a parameter.
@c @implementation
public func fitsprov_parameter(
    _ activity: OpaquePointer!, _ name: UnsafePointer<CChar>!, _ value: UnsafePointer<CChar>!,
    _ unit: UnsafePointer<CChar>!,
    _ message: UnsafeMutablePointer<UnsafeMutablePointer<CChar>?>!
) -> CInt {
    unsafe Call.run(nil, message) {
        let execution = try unsafe Call.execution(activity)
        var parameter = Parameter(
            name: try unsafe Call.text(name, "name"), value: try unsafe Call.text(value, "value"))
        parameter.unit = try unsafe Call.optionalText(unit, "unit")
        try execution.set(parameter)
        return Call.Answer()
    }
}

/// Tells a field of all products.
@c @implementation
public func fitsprov_field(
    _ activity: OpaquePointer!, _ name: UnsafePointer<CChar>!, _ value: UnsafePointer<CChar>!,
    _ message: UnsafeMutablePointer<UnsafeMutablePointer<CChar>?>!
) -> CInt {
    unsafe Call.run(nil, message) {
        try unsafe Call.execution(activity).field(
            try Call.text(name, "name"), try Call.text(value, "value"))
        return Call.Answer()
    }
}

/// Tells what a record says.
@c @implementation
public func fitsprov_record(
    _ activity: OpaquePointer!, _ json: UnsafePointer<CChar>!, _ size: Int,
    _ message: UnsafeMutablePointer<UnsafeMutablePointer<CChar>?>!
) -> CInt {
    unsafe Call.run(nil, message) {
        let execution = try unsafe Call.execution(activity)
        let bytes = try unsafe Call.bytes(json, size, "record")
        try execution.record(try RecordFile(bytes, path: "the record").request)
        return Call.Answer()
    }
}

/// Tells of a product that others write.
@c @implementation
public func fitsprov_made(
    _ activity: OpaquePointer!, _ path: UnsafePointer<CChar>!, _ role: UnsafePointer<CChar>!,
    _ message: UnsafeMutablePointer<UnsafeMutablePointer<CChar>?>!
) -> CInt {
    unsafe Call.run(nil, message) {
        try unsafe Call.execution(activity).made(
            try Call.text(path, "path"), role: try Call.optionalText(role, "role"))
        return Call.Answer()
    }
}

/// Stamps a product now.
@c @implementation
public func fitsprov_stamp(
    _ activity: OpaquePointer!, _ path: UnsafePointer<CChar>!, _ flags: CUnsignedInt,
    _ message: UnsafeMutablePointer<UnsafeMutablePointer<CChar>?>!
) -> CInt {
    unsafe Call.run(nil, message) {
        let stamped = try unsafe Call.execution(activity).stamp(
            try Call.text(path, "path"), isLast: Flags(flags).isLast)
        return Call.Answer(warnings: stamped.warnings)
    }
}

/// Ends an activity.
@c @implementation
public func fitsprov_end(
    _ activity: OpaquePointer!, _ status: CInt,
    _ message: UnsafeMutablePointer<UnsafeMutablePointer<CChar>?>!
) -> CInt {
    unsafe Call.run(nil, message) {
        let execution = try unsafe Call.execution(activity)
        guard status == 0 else {
            try execution.checkGoingOn()
            execution.fail("the status is \(status)")
            return Call.Answer()
        }
        try execution.end(status: 0)
        return Call.Answer(warnings: execution.warnings)
    }
}

/// The products that are stamped.
@c @implementation
public func fitsprov_products(
    _ activity: OpaquePointer!, _ json: UnsafeMutablePointer<UnsafeMutablePointer<CChar>?>!,
    _ message: UnsafeMutablePointer<UnsafeMutablePointer<CChar>?>!
) -> CInt {
    unsafe Call.run(json, message) {
        let products = try unsafe Call.execution(activity).products
        return Call.Answer(text: try JSON.text(products.map(ProductReport.init)))
    }
}

/// Lets go of an activity.
@c @implementation
public func fitsprov_activity_free(_ activity: OpaquePointer!) {
    unsafe Handle.take(activity, Execution.self)?.fail("it was not ended")
}

extension Call {
    /// The execution that C holds.
    static func execution(_ handle: OpaquePointer?) throws -> Execution {
        try unsafe Handle.object(handle, Execution.self, "activity")
    }
}

/// A product that is stamped, as JSON.
private struct ProductReport: Encodable {
    let path: String
    let identifier: String
    let sidecar: String?

    init(_ made: Execution.Made) {
        path = made.path
        identifier = made.identifier
        sidecar = made.sidecar
    }
}
