/// Objects that C holds: a pointer that owns one reference.
enum Handle {
    /// Gives an object to C, which owns it until it gives it back.
    static func give(_ object: some AnyObject) -> OpaquePointer {
        unsafe OpaquePointer(Unmanaged.passRetained(object).toOpaque())
    }

    /// The object that C holds.
    ///
    /// - Parameters:
    ///   - handle: what was given to C and not given back.
    ///   - type: its class.
    ///   - name: what it is, for the message.
    /// - Returns: the object.
    /// - Throws: `Misuse` for NULL.
    static func object<Object: AnyObject>(
        _ handle: OpaquePointer?, _ type: Object.Type, _ name: String
    ) throws -> Object {
        guard let handle = unsafe handle else { throw Call.Misuse(explanation: "\(name) is NULL") }
        return unsafe Unmanaged<Object>.fromOpaque(UnsafeRawPointer(handle)).takeUnretainedValue()
    }

    /// Takes an object back from C; nil for NULL.
    @discardableResult
    static func take<Object: AnyObject>(_ handle: OpaquePointer?, _ type: Object.Type) -> Object? {
        guard let handle = unsafe handle else { return nil }
        return unsafe Unmanaged<Object>.fromOpaque(UnsafeRawPointer(handle)).takeRetainedValue()
    }
}
