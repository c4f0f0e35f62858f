using System.Net;
using System.Text.Json.Serialization;
using ClickCart.Notifications.Mails;

namespace ClickCart.Notifications.Templates;

/// <summary>A mail as it would be written: by what is typed, or by what is in force, over a real order. Nothing is stored or sent.</summary>
internal static class PreviewMailTemplate
{
    /// <param name="Subject">Missing: as it is in force, as are the others.</param>
    /// <param name="Order">Its number; missing: the newest.</param>
    public sealed record Request(string? Subject, string? Html, string? Text, string? Order) : IRequest<Result<Response>>
    {
        [JsonIgnore] public TemplateAddress? At { get; init; }
    }

    /// <param name="Html">The whole mail.</param>
    /// <param name="Order">Over which order; null for an example.</param>
    public sealed record Response(string Subject, string Html, string Text, string? Order, IReadOnlyList<TemplateWarning> Warnings);

    internal sealed class Endpoint : ICarterModule
    {
        public void AddRoutes(IEndpointRouteBuilder app)
        {
            app.Api("Mail templates").MapPost(TemplateAddress.Root + "/{kind}/{language}/preview",
                    (string kind, string language, Request request, IMediator m, CancellationToken ct) =>
                        m.Send(request with { At = TemplateAddress.Of(kind, language) }, ct).Ok())
                .WithSummary("See a mail before its template is in force").OnlyAsks().RequireAccess(Permissions.EditMailTemplates);
            app.Admin().MapGet("/mail-templates/preview/{kind}/{language}",
                    async (string kind, string language, string? order, IMediator m, CancellationToken ct) => Frame(
                        await m.Send(new Request(null, null, null, order) { At = TemplateAddress.Of(kind, language) }, ct), asText: false))
                .RequireAccess(Permissions.EditMailTemplates);
            app.Admin().MapPost("/mail-templates/preview/{kind}/{language}",
                    async (string kind, string language, Form<Request> form, HttpRequest http, IMediator m, CancellationToken ct) =>
                        Frame(await form.Send(r => m.Send(r with { At = TemplateAddress.Of(kind, language) }, ct)), http.Form["as"] == "text"))
                .OnlyAsks().RequireAccess(Permissions.EditMailTemplates);
        }

        /// <summary>What the frame beside the editor shows. It is framed, so it is no page, and whatever it says is 200.</summary>
        private static IResult Frame(Result<Response> answer, bool asText)
        {
            if (answer.Error is { } error)
            {
                var errors = error.Extensions?.GetValueOrDefault("errors") as IReadOnlyDictionary<string, string[]>;
                return Html(Strip("This cannot be shown yet",
                    errors?.SelectMany(e => e.Value.Select(words => $"{e.Key}: {words}")).ToList() ?? [error.Detail]));
            }
            var mail = answer.Value;
            var strip = Strip(mail.Subject,
            [
                mail.Order is null ? "Over an example." : $"Over order {mail.Order}; what is not of the order is an example.",
                .. mail.Warnings.Select(w => $"{w.Field}{(w.Line is { } line ? $", line {line}" : "")}: {w.Reason}"),
            ]);
            if (asText) return Html($"{strip}<pre style=\"white-space:pre-wrap;margin:16px;font:14px/1.5 monospace\">{WebUtility.HtmlEncode(mail.Text)}</pre>");
            var body = mail.Html.IndexOf("<body", StringComparison.Ordinal) is >= 0 and var at ? mail.Html.IndexOf('>', at) + 1 : 0;
            return Html(mail.Html.Insert(body, strip));
        }

        private static string Strip(string title, IEnumerable<string> lines) =>
            "<div style=\"padding:10px 16px;background:Canvas;color:CanvasText;border-bottom:1px solid GrayText;font:13px/1.5 sans-serif\">"
                + $"<div style=\"font-weight:bold\">{WebUtility.HtmlEncode(title)}</div>"
                + string.Concat(lines.Select(l => $"<div>{WebUtility.HtmlEncode(l)}</div>")) + "</div>";

        private static IResult Html(string text) => Results.Content(
            text.StartsWith("<!", StringComparison.Ordinal)
                ? text
                : $"<!doctype html><meta charset=\"utf-8\"><title>Preview</title><body style=\"margin:0\">{text}",
            "text/html; charset=utf-8");
    }

    internal sealed class Validator : AbstractValidator<Request>
    {
        public Validator() => RuleFor(r => r.Order).MaximumLength(40);
    }

    internal sealed class Handler(TemplateStore store, TemplateCheck check, MailWriter writer, PreviewModel models)
        : IRequestHandler<Request, Result<Response>>
    {
        public async Task<Result<Response>> Handle(Request request, CancellationToken cancellationToken)
        {
            if (request.At is not { } at) return TemplateAddress.NotThere;
            var inForce = (await store.FindAsync(at, cancellationToken))?.Texts ?? Originals.Of(at.Kind, at.Language);
            var texts = new TemplateTexts(request.Subject ?? inForce.Subject, request.Html ?? inForce.Html, request.Text ?? inForce.Text);
            if (TemplateCheck.UnreadableOf(texts) is { } unreadable) return unreadable;
            if (await models.OfAsync(at, request.Order, cancellationToken) is not var (model, order)) return PreviewModel.NoOrder;
            try
            {
                var mail = await writer.WriteAsync(texts, at.Language, model, LiquidBounds.MaxTime, cancellationToken);
                return new Response(mail.Subject, mail.Html, mail.Text, order, check.WarningsOf(texts, at.Kind, at.Language));
            }
            catch (LiquidException e)
            {
                return TemplateCheck.FlawOf(e, texts);
            }
        }
    }
}
