import FITS
import Files
import FitsProv
import Glibc
import PROV
import Reports

/// Where C wants a text: a place that the caller may have left out.
typealias TextPlace = UnsafeMutablePointer<UnsafeMutablePointer<CChar>?>?

/// What a function of C does: an answer and warnings, or an error that says what it is about.
enum Call {
    /// What a function found, and what it is to its caller.
    struct Answer {
        var status = ExitStatus.done
        var text: String?
        var warnings: [String] = []
    }

    /// Something of the caller's that cannot be worked with.
    struct Misuse: Error {
        let explanation: String
    }

    /// Runs the body, puts its answer and its words where the caller wants them, and gives the status.
    ///
    /// - Parameters:
    ///   - text: gets the answer; nil inside if there is none.
    ///   - message: gets the warnings, or why there is no answer.
    ///   - body: the work.
    /// - Returns: the status.
    static func run(
        _ text: TextPlace, _ message: TextPlace, _ body: () throws -> Answer
    ) -> CInt {
        unsafe text?.pointee = nil
        unsafe message?.pointee = nil
        do {
            let answer = try body()
            unsafe give(answer.text, to: text)
            let lines = answer.warnings.map(\.escapingControls).joined(separator: "\n")
            unsafe give(lines.isEmpty ? nil : lines, to: message)
            return answer.status.rawValue
        } catch let misuse as Misuse {
            unsafe give(misuse.explanation, to: message)
            return ExitStatus.usage.rawValue
        } catch {
            unsafe give(words(of: error).escapingControls, to: message)
            return ExitStatus(ofFailure: error).rawValue
        }
    }

    /// Runs the body, and gives the caller a handle of what it makes; NULL if it makes nothing.
    ///
    /// - Parameters:
    ///   - message: gets why there is none.
    ///   - body: the work.
    /// - Returns: the handle.
    static func handle(_ message: TextPlace, _ body: () throws -> AnyObject) -> OpaquePointer? {
        var handle: OpaquePointer?
        _ = unsafe run(nil, message) {
            unsafe handle = Handle.give(try body())
            return Answer()
        }
        return unsafe handle
    }

    /// A text that the caller must have given.
    ///
    /// - Parameters:
    ///   - pointer: UTF-8 that ends with NUL.
    ///   - name: what it is, for the message.
    /// - Returns: the text.
    /// - Throws: `Misuse` if it is NULL or not UTF-8.
    static func text(_ pointer: UnsafePointer<CChar>?, _ name: String) throws -> String {
        guard let text = try unsafe optionalText(pointer, name) else {
            throw Misuse(explanation: "\(name) is NULL")
        }
        return text
    }

    /// A text that the caller may have left out.
    ///
    /// - Parameters:
    ///   - pointer: UTF-8 that ends with NUL, or NULL.
    ///   - name: what it is, for the message.
    /// - Returns: the text; nil for NULL.
    /// - Throws: `Misuse` if it is not UTF-8.
    static func optionalText(_ pointer: UnsafePointer<CChar>?, _ name: String) throws -> String? {
        guard let pointer = unsafe pointer else { return nil }
        guard let text = unsafe String(validatingCString: pointer) else {
            throw Misuse(explanation: "\(name) is not UTF-8 text")
        }
        return text
    }

    /// Bytes that the caller must have given; none may be at NULL.
    ///
    /// - Parameters:
    ///   - pointer: the first.
    ///   - size: how many.
    ///   - name: what they are, for the message.
    /// - Returns: the bytes, which stay the caller's.
    /// - Throws: `Misuse` if they are NULL, or fewer than none.
    static func buffer(
        _ pointer: UnsafeRawPointer?, _ size: Int, _ name: String
    ) throws -> UnsafeRawBufferPointer {
        guard size >= 0 else { throw Misuse(explanation: "the size of \(name) is too large") }
        guard let pointer = unsafe pointer else {
            guard size == 0 else { throw Misuse(explanation: "\(name) is NULL") }
            return unsafe UnsafeRawBufferPointer(start: nil, count: 0)
        }
        return unsafe UnsafeRawBufferPointer(start: pointer, count: size)
    }

    /// A copy of bytes that the caller must have given.
    static func bytes(
        _ pointer: UnsafePointer<CChar>?, _ size: Int, _ name: String
    ) throws -> [UInt8] {
        unsafe [UInt8](try buffer(UnsafeRawPointer(pointer), size, name))
    }

    /// A folder that the caller may have left out.
    ///
    /// - Parameter pointer: its path, UTF-8 that ends with NUL, or NULL.
    /// - Returns: the path; nil for NULL.
    /// - Throws: `Misuse` if it is not UTF-8, or surely no folder.
    static func folder(_ pointer: UnsafePointer<CChar>?) throws -> String? {
        let root = try unsafe optionalText(pointer, "root")
        guard let root, (try? Paths.namesFolder(root)) == false else { return root }
        throw Misuse(explanation: "root must be a folder: \(root)".escapingControls)
    }

    /// Gives a text to the caller, who frees it; nothing if there is no memory for it.
    private static func give(_ text: String?, to place: TextPlace) {
        guard let place = unsafe place, let text else { return }
        unsafe place.pointee = text.withCString { unsafe strdup($0) }
    }

    /// Says that there are no bytes for the caller yet.
    static func clear(_ place: TextPlace, _ size: UnsafeMutablePointer<Int>?) {
        unsafe place?.pointee = nil
        unsafe size?.pointee = 0
    }

    /// Gives bytes to the caller, who frees them.
    static func give(
        _ bytes: ArraySlice<UInt8>, _ place: TextPlace, _ size: UnsafeMutablePointer<Int>?
    ) throws {
        unsafe size?.pointee = bytes.count
        guard let place = unsafe place else { return }
        guard let memory = unsafe malloc(max(1, bytes.count)) else {
            throw FitsProvError(.refused, path: "", "there is no memory")
        }
        unsafe UnsafeMutableRawBufferPointer(start: memory, count: bytes.count).copyBytes(
            from: bytes)
        unsafe place.pointee = memory.assumingMemoryBound(to: CChar.self)
    }

    /// The file and what is wrong with it.
    private static func words(of error: any Error) -> String {
        let known = FitsProvError(error, path: "")
        return (known.path.isEmpty ? "" : known.path + ": ") + known.explanation
    }
}
