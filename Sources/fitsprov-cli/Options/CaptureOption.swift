import ArgumentParser
import FitsProvExecution

/// What is captured by itself.
struct CaptureOption: ExpressibleByArgument {
    let parts: Capture

    init?(argument: String) {
        guard let parts = Capture(argument) else { return nil }
        self.parts = parts
    }
}
