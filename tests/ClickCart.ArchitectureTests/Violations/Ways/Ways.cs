using ClickCart.ArchitectureTests.Violations.Slices;

namespace ClickCart.ArchitectureTests.Violations.Ways;

internal static class TwoEndpoints
{
    internal sealed class Endpoint : ICarterModule
    {
        public void AddRoutes(IEndpointRouteBuilder app) => app.MapGet("/one", () => 1);
    }

    internal sealed class Other : ICarterModule
    {
        public void AddRoutes(IEndpointRouteBuilder app) => app.MapGet("/other", () => 2);
    }
}

internal static class EndpointAndHandler
{
    internal sealed class Endpoint : ICarterModule
    {
        public void AddRoutes(IEndpointRouteBuilder app) => app.MapGet("/one", () => 1);
    }

    internal sealed class Handler : IEventHandler<SomethingHappened>
    {
        public Task<Result> HandleAsync(SomethingHappened message, CancellationToken ct) => Task.FromResult(Result.Success);
    }
}

internal sealed class EventAndJob : IEventHandler<SomethingHappened>, IJobHandler<DoSomethingJob>
{
    public Task<Result> HandleAsync(SomethingHappened message, CancellationToken ct) => Task.FromResult(Result.Success);
    public Task<Result> HandleAsync(DoSomethingJob message, CancellationToken ct) => Task.FromResult(Result.Success);
}

internal sealed record OtherJob : IJob
{
    string IJob.DisplayName => "Do something else";
}

internal sealed record OtherHappened : IIntegrationEvent;

internal sealed class TwoJobs : IJobHandler<DoSomethingJob>, IJobHandler<OtherJob>
{
    public Task<Result> HandleAsync(DoSomethingJob message, CancellationToken ct) => Task.FromResult(Result.Success);
    public Task<Result> HandleAsync(OtherJob message, CancellationToken ct) => Task.FromResult(Result.Success);
}

internal sealed class JobAndSchedule : IJobHandler<DoSomethingJob>, IRecurringJob
{
    public static string Name => "Do something";
    public static TimeSpan Every => TimeSpan.FromHours(1);
    public Task<Result> HandleAsync(DoSomethingJob message, CancellationToken ct) => Task.FromResult(Result.Success);
    public Task<Result> RunAsync(CancellationToken ct) => Task.FromResult(Result.Success);
}

/// <summary>As it should be, as are the next two.</summary>
internal static class OneEndpoint
{
    internal sealed class Endpoint : ICarterModule
    {
        public void AddRoutes(IEndpointRouteBuilder app)
        {
            app.MapGet("/api/v1/one", () => 1);
            app.MapGet("/one", () => 1);
        }
    }
}

internal sealed class TwoEvents : IEventHandler<SomethingHappened>, IEventHandler<OtherHappened>
{
    public Task<Result> HandleAsync(SomethingHappened message, CancellationToken ct) => Task.FromResult(Result.Success);
    public Task<Result> HandleAsync(OtherHappened message, CancellationToken ct) => Task.FromResult(Result.Success);
}

internal sealed class OneSchedule : IRecurringJob
{
    public static string Name => "Do something now and then";
    public static TimeSpan Every => TimeSpan.FromHours(1);
    public Task<Result> RunAsync(CancellationToken ct) => Task.FromResult(Result.Success);
}
