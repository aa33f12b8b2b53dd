import ArgumentParser
import FitsProv
@main struct Main: ParsableCommand { @Argument var x: String = ""
 mutating func run() throws { if x != "" { print(try f(x) as Any) } } }
