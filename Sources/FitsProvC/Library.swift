import CFitsProv
import FitsProv
import Glibc

/// The version.
@c @implementation
public func fitsprov_version() -> UnsafePointer<CChar>! {
    unsafe UnsafeRawPointer(Version.text.utf8Start).assumingMemoryBound(to: CChar.self)
}

/// The number of the interface.
@c @implementation
public func fitsprov_abi() -> CInt { 1 }

/// Frees what a function gave out.
@c @implementation
public func fitsprov_free(_ memory: UnsafeMutableRawPointer!) {
    unsafe free(memory)
}
