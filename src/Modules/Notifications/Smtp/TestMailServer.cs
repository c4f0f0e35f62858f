namespace ClickCart.Notifications.Smtp;

/// <summary>Connects to the mail server and signs in there, as it is set; sends nothing.</summary>
internal static class TestMailServer
{
    public sealed record Request : IRequest<Result<Response>>;

    /// <param name="Words">For people: what was tried, and what went wrong in the server's words.</param>
    public sealed record Response(bool Works, string Words);

    internal sealed class Endpoint : ICarterModule
    {
        public void AddRoutes(IEndpointRouteBuilder app)
        {
            app.Api("Mails").MapPost("/admin/mails/test-server", (IMediator m, CancellationToken ct) => m.Send(new Request(), ct).Ok())
                .OnlyAsks().RequireAccess(Permissions.EditSettings);
            app.Admin().MapPost("/mails/test-server", async (IMediator m, CancellationToken ct) =>
            {
                var answer = await m.Send(new Request(), ct);
                return answer.Redirect(_ => "/admin/mails", answer.Succeeded ? answer.Value.Words : null, again: "/admin/mails");
            }).OnlyAsks().RequireAccess(Permissions.EditSettings);
        }
    }

    internal sealed class Handler(SmtpSettings settings, SmtpSender sender) : IRequestHandler<Request, Result<Response>>
    {
        public async Task<Result<Response>> Handle(Request request, CancellationToken cancellationToken)
        {
            if (settings.Server is not { } server) return new Response(false, "No mail server is set, so mails are kept here.");
            var flaw = await sender.TestAsync(server, cancellationToken);
            return new Response(flaw is null, flaw ?? $"{server} answers{(server.User is null ? "" : " and lets the user in")}. Mails come from {settings.Sender}.");
        }
    }
}
