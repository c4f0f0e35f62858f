namespace ClickCart.Notifications.Templates;

/// <summary>Puts the original in the place of what was made of it. What was stays among the versions.</summary>
internal static class ResetMailTemplate
{
    public sealed record Request(TemplateAddress? At) : IRequest<Result>;

    internal sealed class Endpoint : ICarterModule
    {
        public void AddRoutes(IEndpointRouteBuilder app)
        {
            app.Api("Mail templates").MapDelete(TemplateAddress.Root + "/{kind}/{language}",
                    (string kind, string language, IfMatch expected, IMediator m, CancellationToken ct) =>
                        m.Send(new Request(TemplateAddress.Of(kind, language)), ct).NoContent())
                .WithSummary("Reset the template of a mail to the original").ChangesSettings().RequireAccess(Permissions.EditMailTemplates);
            app.Admin().MapPost("/mail-templates/{kind}/{language}/reset",
                    (string kind, string language, FormVersion expected, IMediator m, CancellationToken ct) =>
                        m.Send(new Request(TemplateAddress.Of(kind, language)), ct)
                            .Redirect(
                                $"{TemplateAddress.Root}/{kind}/{language}", "The original is in force again.",
                                again: $"{TemplateAddress.Root}/{kind}/{language}"))
                .ChangesSettings().RequireAccess(Permissions.EditMailTemplates);
        }
    }

    internal sealed class Handler(TemplateStore store) : IRequestHandler<Request, Result>
    {
        public async Task<Result> Handle(Request request, CancellationToken cancellationToken)
        {
            if (request.At is not { } at) return TemplateAddress.NotThere;
            return (await store.ChangeAsync(at, null, cancellationToken)).Error is { } error ? error : Result.Success;
        }
    }
}
