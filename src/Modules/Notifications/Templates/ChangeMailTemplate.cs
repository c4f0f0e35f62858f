using System.Text.Json.Serialization;

namespace ClickCart.Notifications.Templates;

/// <summary>Sets a mail's template; the next mail is written by it. One that cannot be read or carried out is refused with line and reason.</summary>
internal static class ChangeMailTemplate
{
    /// <param name="Subject">Liquid, as the others are; what it writes is one line.</param>
    /// <param name="Html">What stands in the layout; values are escaped.</param>
    /// <param name="Text">For whoever reads mail as text.</param>
    public sealed record Request(string? Subject, string? Html, string? Text) : IRequest<Result<TemplateResponse>>
    {
        [JsonIgnore] public TemplateAddress? At { get; init; }
    }

    internal sealed class Endpoint : ICarterModule
    {
        public void AddRoutes(IEndpointRouteBuilder app)
        {
            app.Api("Mail templates").MapPut(TemplateAddress.Root + "/{kind}/{language}",
                    (string kind, string language, Request request, IfMatch expected, IMediator m, CancellationToken ct) =>
                        m.Send(request with { At = TemplateAddress.Of(kind, language) }, ct).Ok())
                .WithSummary("Set the template of a mail").ChangesSettings().RequireAccess(Permissions.EditMailTemplates);
            app.Admin().MapPost("/mail-templates/{kind}/{language}",
                    (string kind, string language, Form<Request> form, FormVersion expected, IMediator m, CancellationToken ct) =>
                        form.Send(r => m.Send(r with { At = TemplateAddress.Of(kind, language) }, ct))
                            .Redirect(t => t.Path, "The template is saved. The next mail is written by it."))
                .ChangesSettings().RequireAccess(Permissions.EditMailTemplates);
        }
    }

    internal sealed class Validator : AbstractValidator<Request>
    {
        public Validator()
        {
            RuleFor(r => r.Subject).NotEmpty().MaximumLength(MailTemplate.SubjectLength);
            RuleFor(r => r.Html).NotEmpty();
            RuleFor(r => r.Text).NotEmpty();
        }
    }

    internal sealed class Handler(TemplateStore store, TemplateCheck check) : IRequestHandler<Request, Result<TemplateResponse>>
    {
        public async Task<Result<TemplateResponse>> Handle(Request request, CancellationToken cancellationToken)
        {
            if (request.At is not { } at) return TemplateAddress.NotThere;
            var texts = new TemplateTexts(Lines(request.Subject!), Lines(request.Html!), Lines(request.Text!));
            if (await check.FlawOfAsync(texts, at.Kind, at.Language, cancellationToken) is { } flaw) return flaw;
            return await store.ChangeAsync(at, texts, cancellationToken);
        }

        /// <summary>Browsers send lines with a carriage return.</summary>
        private static string Lines(string typed) => typed.ReplaceLineEndings("\n");
    }
}
