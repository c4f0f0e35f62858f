using System.Text.Encodings.Web;
using System.Text.Unicode;
using Fluid;
using Fluid.Ast;
using Fluid.Values;

namespace ClickCart.Notifications.Templates;

/// <summary>Which of a mail's three texts a template writes.</summary>
internal enum MailPart
{
    /// <summary>One line; nothing is escaped.</summary>
    Subject,

    /// <summary>Values are escaped.</summary>
    Html,

    /// <summary>Nothing is escaped.</summary>
    Text,
}

/// <summary>What is wrong with a template, or looks as if it were.</summary>
/// <param name="Line">From 1; null where it cannot be said.</param>
internal sealed record TemplateFlaw(int? Line, string Reason)
{
    public override string ToString() => Line is { } line ? $"Line {line}: {Reason}" : Reason;
}

/// <summary>A template went beyond its bounds, or could not be carried out.</summary>
internal sealed class LiquidException(string message, Exception? inner = null) : Exception(message, inner);

/// <summary>A template that was read.</summary>
internal sealed record LiquidText(string Source, MailPart Part, IFluidTemplate Template);

/// <summary>
/// Liquid as the shop's owner may write it: tags and filters of a closed list, and bounds for all that can grow (<see cref="LiquidBounds"/>).
/// </summary>
internal static class Liquid
{
    /// <summary>In an output's ambient values: its <see cref="LiquidRun"/>.</summary>
    internal const string Run = "run";

    // Letters of all languages stay what they are.
    private static readonly TextEncoder Html = HtmlEncoder.Create(UnicodeRanges.All);
    private static readonly FluidParser Parser = MakeParser();
    private static readonly TemplateOptions Options = MakeOptions();

    /// <returns>The template, or what is wrong with it.</returns>
    public static (LiquidText? Text, TemplateFlaw? Flaw) Read(string source, MailPart part)
    {
        source = source.ReplaceLineEndings("\n");
        if (LiquidBounds.FlawIn(source) is { } flaw) return (null, flaw);
        if (!Parser.TryParse(source, out var template, out var error)) return (null, LiquidErrors.Of(error));
        return LiquidNames.UnknownFilter(template, source) is { } unknown ? (null, unknown) : (new(source, part, template), null);
    }

    /// <exception cref="LiquidException">It went beyond its bounds, or failed.</exception>
    public static async Task<string> WriteAsync(LiquidText text, IReadOnlyDictionary<string, FluidValue> model, LiquidRun run)
    {
        var context = new TemplateContext(Options) { TimeZone = TimeZoneInfo.Utc };
        context.AmbientValues[Run] = run;
        foreach (var (name, value) in model) context.SetValue(name, value);
        await using var writer = new BoundedWriter(run, text.Part is MailPart.Subject ? LiquidBounds.MaxSubject : LiquidBounds.MaxOutput);
        try
        {
            await text.Template.RenderAsync(writer, text.Part is MailPart.Html ? Html : NullEncoder.Default, context);
        }
        catch (InvalidOperationException e)
        {
            throw new LiquidException($"It takes more than {LiquidBounds.MaxSteps:N0} steps. Let its loops run over less.", e);
        }
        catch (Exception e) when (e is not (LiquidException or OperationCanceledException))
        {
            throw new LiquidException(e is FluidException or OverflowException or DivideByZeroException ? e.Message : "It cannot be carried out.", e);
        }
        return writer.ToString();
    }

    private static FluidParser MakeParser()
    {
        var parser = new FluidParser(new FluidParserOptions { AllowFunctions = false, AllowParentheses = false, AllowLiquidTag = false });
        foreach (var tag in parser.RegisteredTags.Keys.Except(LiquidBounds.Tags).ToList()) parser.RegisteredTags.Remove(tag);
        // What they keep or bring in has bounds of its own.
        parser.RegisterIdentifierBlock("capture", async (name, statements, _, encoder, context) =>
        {
            await using var kept = new BoundedWriter(RunOf(context), LiquidBounds.MaxValue);
            foreach (var statement in statements)
                if (await statement.WriteToAsync(kept, encoder, context) is not Completion.Normal and var stop) return stop;
            context.SetValue(name, new StringValue(kept.ToString(), encode: false));
            return Completion.Normal;
        });
        parser.RegisterExpressionTag("include", async (expression, writer, encoder, context) =>
        {
            var name = (await expression.EvaluateAsync(context)).ToStringValue();
            if (RunOf(context).PieceOf(name, encoder == Html) is not { } piece)
                throw new LiquidException($"There is no piece '{Setting.Shown(name)}'; there are: {string.Join(", ", Originals.Pieces)}.");
            await piece.Template.RenderAsync(writer, encoder, context);
            return Completion.Normal;
        });
        return parser;
    }

    private static TemplateOptions MakeOptions()
    {
        var options = new TemplateOptions
        {
            MaxSteps = LiquidBounds.MaxSteps,
            MaxRecursion = LiquidBounds.MaxDepth,
            StrictFilters = true,
            TimeZone = TimeZoneInfo.Utc,
        };
        var own = options.Filters.ToDictionary(f => f.Key, f => f.Value, StringComparer.Ordinal);
        options.Filters.Clear();
        foreach (var name in LiquidBounds.Filters) options.Filters.AddFilter(name, LiquidBounds.Within(name, own[name]));
        options.Filters.AddFilter("newline_to_br", LiquidBounds.Within("newline_to_br", static (input, _, context) => new(
            new StringValue(RunOf(context).IsHtml
                ? Html.Encode(input.ToStringValue().ReplaceLineEndings("\n")).Replace("&#xA;", "<br>\n", StringComparison.Ordinal)
                : input.ToStringValue(), encode: false))));
        return options;
    }

    internal static LiquidRun RunOf(TemplateContext context) => (LiquidRun)context.AmbientValues[Run];
}
