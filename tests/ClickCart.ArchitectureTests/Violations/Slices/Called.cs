namespace ClickCart.ArchitectureTests.Violations.Slices;

/// <summary>The slice that the others know.</summary>
internal static class Called
{
    public const string Path = "/called";

    public sealed record Response(int Number);

    internal sealed class CommandException : Exception;

    internal sealed class Endpoint : ICarterModule
    {
        public void AddRoutes(IEndpointRouteBuilder app) => app.MapGet(Path, () => new Response(Call()));
    }

    internal static int Call() => 1;

    internal static Task<int> CallAsync() => Task.FromResult(1);
}

/// <summary>What slices share.</summary>
internal sealed class Aggregate
{
    public int Number { get; init; } = 1;

    /// <summary>A method of the name of a slice is no slice.</summary>
    public int Called(int number) => Number + number;

    public static int Count<T>() => typeof(T).Name.Length;
}

[EventName("madeup.something-happened.v1")]
internal sealed record SomethingHappened(int Number) : IIntegrationEvent;

[EventName("madeup.do-something.v1")]
internal sealed record DoSomethingJob(int Number) : IJob
{
    string IJob.DisplayName => "Do something";
}
