namespace ClickCart.BackOffice.BackgroundWork;

/// <summary>
/// Runs all that is dead again, as after an outage of the gateway or the carrier; or only what is of one module, or whose name holds a text. Each
/// leaves its audit row. Sent twice it does it once: what has died since <c>deadUntil</c> is left alone.
/// </summary>
internal static class RunDeadAgain
{
    /// <param name="Module">A module's name; null for all.</param>
    /// <param name="Name">Part of the message's name or of its subscriber's.</param>
    /// <param name="DeadUntil">Only what had died by then; null for now.</param>
    /// <param name="Reason">For the audit: 1 to 300 characters.</param>
    public sealed record Request(string? Module, string? Name, DateTimeOffset? DeadUntil, string? Reason) : IRequest<Result<Response>>;

    /// <param name="Count">How many are being run again.</param>
    public sealed record Response(int Count);

    internal sealed class Endpoint : ICarterModule
    {
        public void AddRoutes(IEndpointRouteBuilder app)
        {
            app.Api("Operations").MapPost("/admin/work/dead/run", (Request request, IMediator m, CancellationToken ct) => m.Send(request, ct).Ok())
                .RequireAccess(Permissions.DecideWork);
            // The filter of the list is in the address, so that whoever sent it comes back to the same list.
            app.Admin().MapPost("/work/dead/run", async (
                string? module, string? name, Form<Request> form, HttpRequest http, IMediator m, CancellationToken ct) =>
            {
                var run = await form.Send(r => m.Send(r with { Module = module, Name = name }, ct));
                var list = "/admin/work" + http.QueryString;
                return run.Redirect(_ => list, run.Succeeded ? $"Being run again: {run.Value.Count}." : null, again: list);
            }).RequireAccess(Permissions.DecideWork);
        }
    }

    internal sealed class Validator : AbstractValidator<Request>
    {
        public Validator() => RuleFor(r => r.Reason).WhyDecided();
    }

    internal sealed class Handler(WorkQueue queue, TimeProvider clock) : IRequestHandler<Request, Result<Response>>
    {
        public async Task<Result<Response>> Handle(Request request, CancellationToken cancellationToken)
        {
            if (queue.Unknown(request.Module) is { } unknown) return unknown;
            return new Response(await queue.RunDeadAgainAsync(
                request.Module, request.Name, request.DeadUntil?.ToUniversalTime() ?? clock.GetUtcNow(), request.Reason!.Trim(), cancellationToken));
        }
    }
}
