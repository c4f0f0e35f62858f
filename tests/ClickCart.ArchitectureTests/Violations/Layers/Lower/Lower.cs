using ClickCart.ArchitectureTests.Violations.Layers.Upper;

namespace ClickCart.ArchitectureTests.Violations.Layers.Lower;

internal sealed class HoldsWhatIsLater
{
    public Later? Later { get; init; }
}

internal static class AsksInAnAsyncLambda
{
    public static Func<Task<int>> Ask() => async () =>
    {
        await Task.Yield();
        return Later.Number;
    };
}

internal sealed class Earlier
{
    public int Number => 1;
}
