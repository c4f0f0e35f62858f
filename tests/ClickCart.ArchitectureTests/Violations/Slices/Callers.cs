namespace ClickCart.ArchitectureTests.Violations.Slices;

internal static class CallsInAMethodOfItsOwn
{
    internal sealed class Endpoint : ICarterModule
    {
        public void AddRoutes(IEndpointRouteBuilder app) => app.MapGet("/method", Total);
    }

    private static int Total() => Called.Call();
}

internal static class CallsInItsHandler
{
    public sealed record Request : IRequest<Result>;

    internal sealed class Endpoint : ICarterModule
    {
        public void AddRoutes(IEndpointRouteBuilder app) =>
            app.MapGet("/handler", (IMediator mediator, CancellationToken ct) => mediator.Send(new Request(), ct));
    }

    internal sealed class Handler : IRequestHandler<Request, Result>
    {
        public async Task<Result> Handle(Request request, CancellationToken cancellationToken)
        {
            await Called.CallAsync();
            return Result.Success;
        }
    }
}

internal static class CallsInALambda
{
    internal sealed class Endpoint : ICarterModule
    {
        public void AddRoutes(IEndpointRouteBuilder app) => app.MapGet("/lambda", () => Called.Call());
    }
}

internal static class CallsInAnAsyncLambda
{
    internal sealed class Endpoint : ICarterModule
    {
        public void AddRoutes(IEndpointRouteBuilder app) => app.MapGet("/async-lambda", async () =>
        {
            await Task.Yield();
            return await Called.CallAsync();
        });
    }
}

internal static class CallsInAClosure
{
    internal sealed class Endpoint : ICarterModule
    {
        public void AddRoutes(IEndpointRouteBuilder app)
        {
            foreach (var number in new[] { 1, 2 }) app.MapGet($"/closure/{number}", () => Called.Call() + number);
        }
    }
}

internal static class CallsInAnAsyncClosure
{
    internal sealed class Endpoint : ICarterModule
    {
        public void AddRoutes(IEndpointRouteBuilder app)
        {
            foreach (var number in new[] { 1, 2 }) app.MapGet($"/async-closure/{number}", async () => await Called.CallAsync() + number);
        }
    }
}

internal static class CallsInAnIterator
{
    internal sealed class Endpoint : ICarterModule
    {
        public void AddRoutes(IEndpointRouteBuilder app) => app.MapGet("/iterator", Numbers);
    }

    private static IEnumerable<int> Numbers()
    {
        yield return Called.Call();
    }
}

internal static class CatchesItsRefusal
{
    internal sealed class Endpoint : ICarterModule
    {
        public void AddRoutes(IEndpointRouteBuilder app) => app.MapGet("/catches", Try);
    }

    private static int Try()
    {
        try
        {
            return new Aggregate().Number;
        }
        catch (Called.CommandException)
        {
            return 0;
        }
    }
}

internal static class AsksForItsType
{
    internal sealed class Endpoint : ICarterModule
    {
        public void AddRoutes(IEndpointRouteBuilder app) => app.MapGet("/type", () => typeof(Called).Name);
    }
}

/// <summary>The compiler makes a text of this; <see cref="SliceViolations"/> gives its source.</summary>
internal static class AsksForItsName
{
    internal sealed class Endpoint : ICarterModule
    {
        public void AddRoutes(IEndpointRouteBuilder app) => app.MapGet("/name", () => nameof(Called));
    }
}

/// <summary>The compiler makes a text of this; <see cref="SliceViolations"/> gives its source.</summary>
internal static class UsesItsConstant
{
    internal sealed class Endpoint : ICarterModule
    {
        public void AddRoutes(IEndpointRouteBuilder app) => app.MapGet("/constant", () => Called.Path);
    }
}

internal static class PassesItAsATypeArgument
{
    internal sealed class Endpoint : ICarterModule
    {
        public void AddRoutes(IEndpointRouteBuilder app) => app.MapGet("/argument", () => Aggregate.Count<Called.Response>());
    }
}

internal static class ListsItsResponses
{
    internal sealed class Endpoint : ICarterModule
    {
        public void AddRoutes(IEndpointRouteBuilder app) => app.MapGet("/list", () => new List<Called.Response[]>());
    }
}

internal static class ShowsItsResponse
{
    internal sealed class Endpoint : ICarterModule
    {
        public void AddRoutes(IEndpointRouteBuilder app) => app.MapGet("/page", () => nameof(ShowsItsResponsePage));
    }
}

/// <summary>Stands for a slice's page.</summary>
internal sealed class ShowsItsResponsePage
{
    public Called.Response? Model { get; init; }
}

internal sealed class CallsWhenSomethingHappened : IEventHandler<SomethingHappened>
{
    public async Task<Result> HandleAsync(SomethingHappened message, CancellationToken ct)
    {
        await Called.CallAsync();
        return Result.Success;
    }
}

internal sealed class CallsInAJob : IJobHandler<DoSomethingJob>
{
    public Task<Result> HandleAsync(DoSomethingJob message, CancellationToken ct) =>
        Task.FromResult(Called.Call() > 0 ? Result.Success : Error.NotFound("call"));
}

/// <summary>Shares the aggregate and the job's record, and enqueues what another slice does.</summary>
internal static class KnowsNoOther
{
    internal sealed class Endpoint : ICarterModule
    {
        public void AddRoutes(IEndpointRouteBuilder app) => app.MapGet("/none", () => new DoSomethingJob(new Aggregate().Called(1)));
    }
}
