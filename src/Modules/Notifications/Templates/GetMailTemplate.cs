namespace ClickCart.Notifications.Templates;

/// <summary>A mail's template in a language, with what it may use.</summary>
internal static class GetMailTemplate
{
    public sealed record Request(TemplateAddress? At) : IRequest<Result<TemplateResponse>>;

    internal sealed class Endpoint : ICarterModule
    {
        public void AddRoutes(IEndpointRouteBuilder app)
        {
            app.Api("Mail templates").MapGet(TemplateAddress.Root + "/{kind}/{language}", (string kind, string language, IMediator m, CancellationToken ct) =>
                    m.Send(new Request(TemplateAddress.Of(kind, language)), ct).Ok())
                .WithSummary("The template of a mail").RequireAccess(Permissions.EditMailTemplates);
            app.Admin().MapGet("/mail-templates/{kind}/{language}", (string kind, string language, HttpContext http, IMediator m, CancellationToken ct) =>
            {
                // The preview stands in a frame, with a policy of its own.
                http.AllowSources([], ["'self'"], []);
                return m.Send(new Request(TemplateAddress.Of(kind, language)), ct).Page(typeof(GetMailTemplatePage));
            }).RequireAccess(Permissions.EditMailTemplates);
        }
    }

    internal sealed class Handler(TemplateStore store) : IRequestHandler<Request, Result<TemplateResponse>>
    {
        public async Task<Result<TemplateResponse>> Handle(Request request, CancellationToken cancellationToken) =>
            request.At is { } at ? await store.ShowAsync(at, await store.FindAsync(at, cancellationToken), cancellationToken) : TemplateAddress.NotThere;
    }
}
