using ClickCart.ArchitectureTests.Violations.Slices;

namespace ClickCart.ArchitectureTests.Violations.Shapes;

internal sealed class NotStatic
{
    internal sealed class Endpoint : ICarterModule
    {
        public void AddRoutes(IEndpointRouteBuilder app) => app.MapGet("/one", () => 1);
    }
}

internal sealed class EndpointWithoutSlice : ICarterModule
{
    public void AddRoutes(IEndpointRouteBuilder app) => app.MapGet("/one", () => 1);
}

internal static class NestedHandler
{
    internal sealed class Handler : IEventHandler<SomethingHappened>
    {
        public Task<Result> HandleAsync(SomethingHappened message, CancellationToken ct) => Task.FromResult(Result.Success);
    }
}

#pragma warning disable CA1852
internal class NotSealed : IEventHandler<SomethingHappened>
#pragma warning restore CA1852
{
    public Task<Result> HandleAsync(SomethingHappened message, CancellationToken ct) => Task.FromResult(Result.Success);
}

public sealed class PublicJob : IRecurringJob
{
    public static string Name => "Do something now and then";
    public static TimeSpan Every => TimeSpan.FromHours(1);
    public Task<Result> RunAsync(CancellationToken ct) => Task.FromResult(Result.Success);
}

/// <summary>No slice: those that derive from it are, as the next one, which is as it should be.</summary>
internal abstract class SharedProtocol<TJob> : IJobHandler<TJob> where TJob : IJob
{
    public Task<Result> HandleAsync(TJob message, CancellationToken ct) => Task.FromResult(Result.Success);
}

internal sealed class FollowsTheProtocol : SharedProtocol<DoSomethingJob>;
