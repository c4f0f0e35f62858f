using ClickCart.ArchitectureTests.Violations.Layers.Lower;

namespace ClickCart.ArchitectureTests.Violations.Layers.Upper;

internal sealed class Later
{
    public static int Number => new Earlier().Number;
}
