using FluentValidation.Results;

namespace ClickCart.BackOffice.Settings;

/// <summary>
/// Sets what is named and leaves the rest as it is; null takes back what was set. In force at once here, and on the other nodes as soon as they hear of it.
/// </summary>
internal static class ChangeSettings
{
    public sealed record Request(IReadOnlyDictionary<string, string?>? Values) : IRequest<Result<SettingsResponse>>;

    internal sealed class Endpoint : ICarterModule
    {
        public void AddRoutes(IEndpointRouteBuilder app)
        {
            app.Api("Settings").MapPut(SettingsResponse.Address, (Request request, IfMatch expected, IMediator m, CancellationToken ct) => m.Send(request, ct).Ok())
                .WithSummary("Set what the owner may set").ChangesSettings().RequireAccess(Permissions.EditSettings);
            var pages = app.Admin();
            foreach (var page in (string[])["/settings", "/settings/look", "/settings/front-page", "/settings/pages", "/settings/pages/{name}"])
                pages.MapPost(page, SaveAsync).ChangesSettings().RequireAccess(Permissions.EditSettings);
        }

        /// <summary>What a page of the settings holds; a button of it may only ask to see it, or for another order of the front page.</summary>
        private static async Task<IResult> SaveAsync(HttpContext http, FormVersion expected, SettingList list, IMediator m, CancellationToken ct)
        {
            var form = await http.Request.ReadFormAsync(ct);
            if (form.ContainsKey(SettingsResponse.PreviewButton)) return Pages.Again();
            // A secret's field comes empty, for it is never shown: then it stays.
            var sent = list.Keys.Where(key => form.ContainsKey(SettingsResponse.Field(key))
                    && !(list.IsSecret(key) && string.IsNullOrWhiteSpace(form[SettingsResponse.Field(key)])))
                .ToDictionary(key => key, key => list.Typed(key, form[SettingsResponse.Field(key)].ToString().ReplaceLineEndings("\n").Trim()));
            Move(sent, form[SettingsResponse.MoveButton].ToString());
            return form.ContainsKey(SettingsResponse.Hiding)
                ? await m.Send(new Request(sent), ct).Redirect(_ => "/admin", "The checklist is hidden. Settings show it again.", again: SettingsResponse.Address)
                : await m.Send(new Request(sent), ct).Redirect(_ => http.Request.Path, "The settings are saved and in force.");
        }

        /// <summary><c>2-up</c>: the third block of the front page takes the place of the second.</summary>
        private static void Move(Dictionary<string, string?> sent, string move)
        {
            if (move.Split('-') is not [var place, var way] || !int.TryParse(place, out var block)) return;
            var other = way == "up" ? block - 1 : block + 1;
            foreach (var (here, there) in ShopFront.Parts.Select(part => (ShopFront.KeyOf(block, part), ShopFront.KeyOf(other, part))))
            {
                if (sent.TryGetValue(here, out var mine) && sent.TryGetValue(there, out var its)) (sent[here], sent[there]) = (its, mine);
            }
        }
    }

    internal sealed class Validator : AbstractValidator<Request>
    {
        public Validator(SettingList list)
        {
            RuleFor(r => r.Values).NotNull();
            RuleFor(r => r.Values).Custom((values, context) =>
            {
                if (values is null) return;
                var flaws = values.Select(v => (v.Key, Sentence: list.FlawOf(v.Key, v.Value)!)).Where(f => f.Sentence is not null).ToList();
                flaws.AddRange(values.Keys.GroupBy(key => key, StringComparer.OrdinalIgnoreCase).Where(same => same.Count() > 1)
                    .Select(same => (same.Last(), "It is set more than once: capitals make no other setting.")));
                if (flaws.Count == 0) flaws = [.. list.FlawsOf(values).Select(f => (f.Key, f.Sentence))];
                foreach (var (key, sentence) in flaws) context.AddFailure(new ValidationFailure(SettingsResponse.Field(key), sentence));
            });
        }
    }

    internal sealed class Handler(SettingsEditor editor) : IRequestHandler<Request, Result<SettingsResponse>>
    {
        public Task<Result<SettingsResponse>> Handle(Request request, CancellationToken cancellationToken) =>
            editor.SetAsync(request.Values!, cancellationToken);
    }
}
