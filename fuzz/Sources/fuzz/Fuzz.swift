import Glibc

/// Feeds the inputs of libFuzzer to one target: `fuzz TARGET [OPTION…] [CORPUS…]`.
@main struct Fuzz {
    // libFuzzer brings a main of its own, which does the same: it does not matter which is linked.
    static func main() {
        var count = CommandLine.argc
        var arguments = CommandLine.unsafeArgv
        exit(drive(&count, &arguments) { take($0, $1) })
    }

    /// The target of this process; set once, before the first input.
    nonisolated(unsafe) fileprivate static var chosen = Target.cards

    /// The most processor time for one input, which other programs on the machine do not change.
    private static let mostSeconds = 1.0

    fileprivate static func feed(_ input: [UInt8]) {
        let before = seconds
        chosen.run(input)
        precondition(seconds - before < mostSeconds, "an input takes too long")
    }

    /// The processor time of this process so far.
    private static var seconds: Double {
        var time = timespec()
        clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &time)
        return Double(time.tv_sec) + Double(time.tv_nsec) / 1e9
    }
}

/// Takes the target off the arguments, before libFuzzer reads them.
@_cdecl("LLVMFuzzerInitialize")
func begin(
    _ count: UnsafeMutablePointer<CInt>,
    _ arguments: UnsafeMutablePointer<UnsafeMutablePointer<UnsafeMutablePointer<CChar>?>>
) -> CInt {
    let words = (1..<max(1, Int(count.pointee))).map { index in
        arguments.pointee[index].map { String(cString: $0) } ?? ""
    }
    switch words.first {
    case "--list":
        for target in Target.allCases { print(target.rawValue) }
        exit(0)
    case "--dictionary":
        print(words.dropFirst().first.flatMap(Target.init)?.dictionary ?? "")
        exit(0)
    case "--longest":
        print(words.dropFirst().first.flatMap(Target.init)?.longestInput ?? 0)
        exit(0)
    default:
        guard let target = words.first.flatMap(Target.init) else {
            print("usage: fuzz TARGET [OPTION…] [CORPUS…]; fuzz --list")
            exit(64)
        }
        Fuzz.chosen = target
        arguments.pointee[1] = arguments.pointee[0]
        arguments.pointee += 1
        count.pointee -= 1
        return 0
    }
}

/// Takes one input.
@_cdecl("LLVMFuzzerTestOneInput")
func take(_ start: UnsafePointer<UInt8>?, _ count: Int) -> CInt {
    Fuzz.feed(Array(UnsafeBufferPointer(start: start, count: count)))
    return 0
}

/// libFuzzer's loop (LLVM, "Using libFuzzer as a library").
@_silgen_name("LLVMFuzzerRunDriver")
private func drive(
    _ count: UnsafeMutablePointer<CInt>,
    _ arguments: UnsafeMutablePointer<UnsafeMutablePointer<UnsafeMutablePointer<CChar>?>>,
    _ target: @convention(c) (UnsafePointer<UInt8>?, Int) -> CInt
) -> CInt
