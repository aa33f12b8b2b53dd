import CFitsProv
import FitsProv
import Reports

/// What made a file.
@c @implementation
public func fitsprov_show(
    _ path: UnsafePointer<CChar>!, _ root: UnsafePointer<CChar>!, _ flags: CUnsignedInt,
    _ json: UnsafeMutablePointer<UnsafeMutablePointer<CChar>?>!,
    _ message: UnsafeMutablePointer<UnsafeMutablePointer<CChar>?>!
) -> CInt {
    unsafe Call.run(json, message) {
        let path = try unsafe Call.text(path, "path")
        let job = ShowJob(
            profile: .cta, checks: Flags(flags).checks, root: try unsafe Call.folder(root))
        let seen = try job.look(at: path)
        return Call.Answer(status: seen.status, text: try JSON.text(seen.report))
    }
}

/// Every check of a file.
@c @implementation
public func fitsprov_verify(
    _ path: UnsafePointer<CChar>!, _ root: UnsafePointer<CChar>!, _ flags: CUnsignedInt,
    _ json: UnsafeMutablePointer<UnsafeMutablePointer<CChar>?>!,
    _ message: UnsafeMutablePointer<UnsafeMutablePointer<CChar>?>!
) -> CInt {
    unsafe Call.run(json, message) {
        let path = try unsafe Call.text(path, "path")
        let root = try unsafe Call.folder(root)
        let flags = Flags(flags)
        let inspection = try Inspection(path, depth: .contents(flags.measuring))
        let verification = Verification(
            inspection, inputs: flags.looksAtInputs ? InputLookup(root: root) : nil, profile: .cta)
        return Call.Answer(
            status: verification.verdict.status,
            text: try JSON.text(VerificationReport(verification)))
    }
}

/// What a file was made from.
@c @implementation
public func fitsprov_lineage(
    _ path: UnsafePointer<CChar>!, _ root: UnsafePointer<CChar>!, _ depth: CInt,
    _ flags: CUnsignedInt,
    _ json: UnsafeMutablePointer<UnsafeMutablePointer<CChar>?>!,
    _ message: UnsafeMutablePointer<UnsafeMutablePointer<CChar>?>!
) -> CInt {
    unsafe Call.run(json, message) {
        let path = try unsafe Call.text(path, "path")
        let search = LineageSearch(
            root: try unsafe Call.folder(root), checks: Flags(flags).checks,
            depth: depth < 0 ? .max : Int(depth))
        let lineage = try search.lineage(of: path)
        return Call.Answer(
            status: lineage.status, text: try JSON.text(LineageReport(path, lineage)),
            warnings: lineage.nodes.compactMap { node in
                node.problem.map { "\(lineage.name(of: node)): \($0)" }
            })
    }
}
