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
                .WithSummary("Set what the owner may set").ChangesSettings().RequireAccess(Access.Admin);
            app.Admin().MapPost("/settings", async (HttpContext http, FormVersion expected, SettingList list, IMediator m, CancellationToken ct) =>
            {
                var form = await http.Request.ReadFormAsync(ct);
                // A secret's field comes empty, for it is never shown: then it stays.
                var sent = list.Keys.Where(key => form.ContainsKey(SettingsResponse.Field(key))
                        && !(list.IsSecret(key) && string.IsNullOrWhiteSpace(form[SettingsResponse.Field(key)])))
                    .ToDictionary(key => key, key => list.Typed(key, form[SettingsResponse.Field(key)].ToString().Trim()));
                return form.ContainsKey(SettingsResponse.Hiding)
                    ? await m.Send(new Request(sent), ct).Redirect(_ => "/admin", "The checklist is hidden. Settings show it again.", again: SettingsResponse.Address)
                    : await m.Send(new Request(sent), ct).Redirect(_ => SettingsResponse.Address, "The settings are saved and in force.");
            }).ChangesSettings().RequireAccess(Access.Admin);
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
                if (flaws.Count == 0) flaws = [.. list.FlawsOf(values).Select(f => (f.Key, f.Sentence))];
                foreach (var (key, sentence) in flaws) context.AddFailure(new ValidationFailure(SettingsResponse.Field(key), sentence));
            });
        }
    }

    internal sealed class Handler(BackOfficeDbContext db, SettingList list, ExpectedVersion expected, ICaller caller, TimeProvider clock)
        : IRequestHandler<Request, Result<SettingsResponse>>
    {
        public async Task<Result<SettingsResponse>> Handle(Request request, CancellationToken cancellationToken)
        {
            var settings = await db.Settings.FirstOrDefaultAsync(s => s.Id == ShopSettings.TheOnly, cancellationToken);
            if (expected.Misses(list.Show(settings))) return Error.Stale;
            var isFirst = settings is null;
            settings ??= new(ShopSettings.TheOnly);
            var now = clock.GetUtcNow();
            var changes = request.Values!.Select(v => settings.Set(list.Declared(v.Key)!, list.Kept(v.Key, v.Value), caller.Actor, now))
                .OfType<SettingChange>().ToList();
            if (changes.Count == 0) return list.Show(isFirst ? null : settings);
            if (isFirst) db.Settings.Add(settings);
            db.SettingChanges.AddRange(changes);
            db.Notify(ShopSettings.Topic);
            return list.Show(settings);
        }
    }
}
