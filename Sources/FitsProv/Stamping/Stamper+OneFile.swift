import Files

extension Stamper {
    /// Stamps one file.
    ///
    /// - Parameters:
    ///   - path: the file.
    ///   - output: where the stamped file goes, if not in the place of the original; nothing may
    ///     stand there.
    ///   - step: what made it.
    /// - Returns: what was written.
    /// - Throws: why not; the file is then what it was, but with the code `not-durable`.
    @discardableResult
    public func stamp(
        _ path: String, output: String? = nil, with step: Step
    ) throws(FitsProvError) -> StampPlan {
        try stamp(path, output: output, StampRequest(step))
    }

    /// Stamps one file.
    ///
    /// - Parameters:
    ///   - path: the file.
    ///   - output: where the stamped file goes, if not in the place of the original; nothing may
    ///     stand there.
    ///   - request: how it was made.
    /// - Returns: what was written.
    /// - Throws: as for a step.
    @discardableResult
    public func stamp(
        _ path: String, output: String? = nil, _ request: StampRequest
    ) throws(FitsProvError) -> StampPlan {
        var inputs = InputReader()
        do {
            let (staged, plan) = try stage(path, output: output, request, inputs: &inputs)
            if let error = commit([staged]).first ?? nil { throw error }
            return plan
        } catch {
            throw FitsProvError(error, path: path)
        }
    }

    /// Works out the stamp of one file, and writes nothing.
    ///
    /// - Parameters:
    ///   - path: the file.
    ///   - output: the path that the stamped file would have, if not the same.
    ///   - request: how it was made.
    /// - Returns: what would be written.
    /// - Throws: why it cannot be stamped.
    public func plan(
        _ path: String, output: String? = nil, _ request: StampRequest
    ) throws(FitsProvError) -> StampPlan {
        var inputs = InputReader()
        do {
            return try plan(path, output: output, request, inputs: &inputs)
        } catch {
            throw FitsProvError(error, path: path)
        }
    }

    /// Takes the stamp off one file, which is then what it was before.
    ///
    /// - Parameters:
    ///   - path: the file.
    ///   - output: where the stripped file goes, if not in the place of the original; nothing may
    ///     stand there.
    /// - Returns: what the user should know, one line each.
    /// - Throws: `no-stamp` if there is none, or why it cannot be taken off; the file is then what
    ///   it was, but with the code `not-durable`.
    @discardableResult
    public func strip(
        _ path: String, output: String? = nil
    ) throws(FitsProvError) -> [String] {
        do {
            guard let (staged, warnings) = try stageStripped(path, output: output) else {
                throw FitsProvError(.noStamp, path: path, "the file has no stamp")
            }
            if let error = commit([staged]).first ?? nil { throw error }
            return warnings
        } catch {
            throw FitsProvError(error, path: path)
        }
    }
}

extension StampPlan {
    /// The product, with its identifier and digest.
    public var product: Product { provenance.product }
}
