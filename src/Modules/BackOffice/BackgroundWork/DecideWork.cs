using System.Text.Json.Serialization;

namespace ClickCart.BackOffice.BackgroundWork;

/// <summary>
/// Runs a failed or waiting message or job again, at once and with all its tries before it, or gives it up: it will not be tried again. Leaves an audit
/// row. Refusals: 409 work-not-idle; 409 work-needed where something would wait for it for ever.
/// </summary>
internal static class DecideWork
{
    /// <param name="Reason">For the audit: 1 to 300 characters.</param>
    public sealed record Request(string? Reason) : IRequest<Result>
    {
        [JsonIgnore] public string Module { get; init; } = "";
        [JsonIgnore] public Guid Id { get; init; }
        [JsonIgnore] public WorkVerdict Verdict { get; init; }
    }

    internal sealed class Endpoint : ICarterModule
    {
        public void AddRoutes(IEndpointRouteBuilder app)
        {
            Map(app, "run", WorkVerdict.RunAgain, "Run a message or job again", "It is being run again.");
            Map(app, "drop", WorkVerdict.Drop, "Drop a message or job", "It is dropped and will not be tried again.");
        }

        private static void Map(IEndpointRouteBuilder app, string verb, WorkVerdict verdict, string summary, string done)
        {
            var address = $"/work/{{module}}/{{id:guid}}/{verb}";
            app.Api("Operations").MapPost("/admin" + address, (string module, Guid id, Request request, IMediator m, CancellationToken ct) =>
                m.Send(request with { Module = module, Id = id, Verdict = verdict }, ct).NoContent())
                .WithName($"{verb}Work").WithSummary(summary)
                .Refuses(verdict is WorkVerdict.Drop ? ["work-not-idle", "work-needed"] : ["work-not-idle"]).RequireAccess(Permissions.DecideWork);
            app.Admin().MapPost(address, (string module, Guid id, Form<Request> form, IMediator m, CancellationToken ct) =>
                form.Send(r => m.Send(r with { Module = module, Id = id, Verdict = verdict }, ct))
                    .Redirect($"/admin/work/{module}/{id}", done, again: $"/admin/work/{module}/{id}")).RequireAccess(Permissions.DecideWork);
        }
    }

    internal sealed class Validator : AbstractValidator<Request>
    {
        public Validator() => RuleFor(r => r.Reason).WhyDecided();
    }

    internal sealed class Handler(WorkQueue queue) : IRequestHandler<Request, Result>
    {
        public Task<Result> Handle(Request request, CancellationToken cancellationToken) =>
            queue.DecideAsync(request.Module, request.Id, request.Verdict, request.Reason!.Trim(), cancellationToken);
    }
}
