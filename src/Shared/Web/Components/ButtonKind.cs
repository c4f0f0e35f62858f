namespace ClickCart.Web.Components;

public enum ButtonKind { Primary, Quiet, Danger }

internal static class ButtonKinds
{
    public static string ClassOf(ButtonKind kind, bool small) =>
        (kind switch { ButtonKind.Primary => "button", ButtonKind.Quiet => "button quiet", _ => "button danger" }) + (small ? " small" : "");
}
