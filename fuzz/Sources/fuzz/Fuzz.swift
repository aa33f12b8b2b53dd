import Glibc

/// Feeds the inputs of libFuzzer to one target: `fuzz TARGET [OPTION…] [CORPUS…]`.
@main struct Fuzz {
    static func main() {
        let words = CommandLine.arguments.dropFirst()
        switch words.first {
        case "--list":
            for target in Target.allCases { print(target.rawValue) }
        case "--dictionary":
            print(words.dropFirst().first.flatMap(Target.init)?.dictionary ?? "")
        default:
            guard let target = words.first.flatMap(Target.init) else {
                print("usage: fuzz TARGET [OPTION…] [CORPUS…]; fuzz --list")
                exit(64)
            }
            run(target)
        }
    }

    private static func run(_ target: Target) {
        // The name of the target is no option of libFuzzer: it stands where the program's name was.
        var count = CommandLine.argc - 1
        var arguments = CommandLine.unsafeArgv + 1
        chosen = target
        exit(
            drive(&count, &arguments) { start, count in
                Fuzz.chosen.run(Array(UnsafeBufferPointer(start: start, count: count)))
                return 0
            })
    }

    /// The target of this process; set once, before the first input.
    nonisolated(unsafe) private static var chosen = Target.cards
}

/// libFuzzer's loop (LLVM, "Using libFuzzer as a library").
@_silgen_name("LLVMFuzzerRunDriver")
private func drive(
    _ count: UnsafeMutablePointer<CInt>,
    _ arguments: UnsafeMutablePointer<UnsafeMutablePointer<UnsafeMutablePointer<CChar>?>>,
    _ target: @convention(c) (UnsafePointer<UInt8>?, Int) -> CInt
) -> CInt
