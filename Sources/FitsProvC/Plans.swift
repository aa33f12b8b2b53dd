import CFitsProv
import FITS
import FitsProvExecution
import Reports

/// Begins with a product that another library has open.
@c @implementation
public func fitsprov_plan_begin(
    _ activity: OpaquePointer!, _ path: UnsafePointer<CChar>!,
    _ message: UnsafeMutablePointer<UnsafeMutablePointer<CChar>?>!
) -> OpaquePointer! {
    unsafe Call.handle(message) {
        try OpenProduct(
            try unsafe Call.text(path, "path"), by: try unsafe Call.execution(activity))
    }
}

/// Takes a header.
@c @implementation
public func fitsprov_plan_header(
    _ plan: OpaquePointer!, _ cards: UnsafePointer<CChar>!, _ size: Int, _ room: Int64,
    _ dataSize: UnsafeMutablePointer<Int64>!,
    _ message: UnsafeMutablePointer<UnsafeMutablePointer<CChar>?>!
) -> CInt {
    unsafe Call.run(nil, message) {
        let product = try unsafe Call.plan(plan)
        let cards = try unsafe Call.bytes(cards, size, "cards")
        let data = try product.add(header: cards, size: Int(room))
        unsafe dataSize?.pointee = Int64(data)
        return Call.Answer()
    }
}

/// Takes data.
@c @implementation
public func fitsprov_plan_data(
    _ plan: OpaquePointer!, _ data: UnsafeRawPointer!, _ size: Int,
    _ message: UnsafeMutablePointer<UnsafeMutablePointer<CChar>?>!
) -> CInt {
    unsafe Call.run(nil, message) {
        let product = try unsafe Call.plan(plan)
        try product.add(data: unsafe [UInt8](try Call.buffer(data, size, "data")))
        return Call.Answer()
    }
}

/// Works out the stamp.
@c @implementation
public func fitsprov_plan_finish(
    _ plan: OpaquePointer!, _ flags: CUnsignedInt,
    _ message: UnsafeMutablePointer<UnsafeMutablePointer<CChar>?>!
) -> CInt {
    unsafe Call.run(nil, message) {
        let flags = Flags(flags)
        let stamp = try unsafe Call.plan(plan).finish(
            sums: flags.addsSums, isLast: flags.isLast)
        return Call.Answer(warnings: stamp.warnings)
    }
}

/// The HDU that is to be deleted.
@c @implementation
public func fitsprov_plan_dropped(_ plan: OpaquePointer!) -> CInt {
    CInt((try? unsafe Call.stamp(plan))?.dropped ?? 0)
}

/// The cards that an HDU is to have.
@c @implementation
public func fitsprov_plan_cards(
    _ plan: OpaquePointer!, _ hdu: CInt,
    _ cards: UnsafeMutablePointer<UnsafeMutablePointer<CChar>?>!,
    _ size: UnsafeMutablePointer<Int>!,
    _ message: UnsafeMutablePointer<UnsafeMutablePointer<CChar>?>!
) -> CInt {
    unsafe Call.clear(cards, size)
    return unsafe Call.run(nil, message) {
        let headers = try unsafe Call.stamp(plan).headers
        guard (1...headers.count).contains(Int(hdu)) else {
            throw Call.Misuse(explanation: "there is no HDU \(hdu)")
        }
        let header = headers[Int(hdu) - 1]
        try unsafe Call.give(header.cardBytes, cards, size)
        return Call.Answer()
    }
}

/// The cards and the data of the document HDU.
@c @implementation
public func fitsprov_plan_document(
    _ plan: OpaquePointer!,
    _ cards: UnsafeMutablePointer<UnsafeMutablePointer<CChar>?>!,
    _ cardsSize: UnsafeMutablePointer<Int>!,
    _ data: UnsafeMutablePointer<UnsafeMutablePointer<CChar>?>!,
    _ dataSize: UnsafeMutablePointer<Int>!,
    _ message: UnsafeMutablePointer<UnsafeMutablePointer<CChar>?>!
) -> CInt {
    unsafe Call.clear(cards, cardsSize)
    unsafe Call.clear(data, dataSize)
    return unsafe Call.run(nil, message) {
        let stamp = try unsafe Call.stamp(plan)
        let header = stamp.documentHeader
        try unsafe Call.give(header.cardBytes, cards, cardsSize)
        try unsafe Call.give(stamp.documentData[...], data, dataSize)
        return Call.Answer()
    }
}

/// Says that all was written.
@c @implementation
public func fitsprov_plan_written(_ plan: OpaquePointer!) -> CInt {
    unsafe Call.run(nil, nil) {
        _ = try unsafe Call.stamp(plan)
        try unsafe Call.plan(plan).written()
        return Call.Answer()
    }
}

/// Lets go of a plan.
@c @implementation
public func fitsprov_plan_free(_ plan: OpaquePointer!) {
    unsafe Handle.take(plan, OpenProduct.self)
}

extension Call {
    /// The plan that C holds.
    fileprivate static func plan(_ handle: OpaquePointer?) throws -> OpenProduct {
        try unsafe Handle.object(handle, OpenProduct.self, "plan")
    }

    /// The stamp of the plan that C holds.
    fileprivate static func stamp(_ handle: OpaquePointer?) throws -> OpenStamp {
        guard let stamp = try unsafe plan(handle).stamp else {
            throw Misuse(explanation: "the plan is not finished")
        }
        return stamp
    }
}
