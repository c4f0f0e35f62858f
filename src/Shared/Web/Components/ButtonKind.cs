namespace ClickCart.Web.Components;

public enum ButtonKind
{
    Primary,
    Quiet,
    Danger,
}

internal static class ButtonKinds
{
    public static string ClassOf(ButtonKind kind, bool small) => (kind, small) switch
    {
        (ButtonKind.Primary, false) => "button",
        (ButtonKind.Primary, true) => "button small",
        (ButtonKind.Quiet, false) => "button quiet",
        (ButtonKind.Quiet, true) => "button quiet small",
        (_, false) => "button danger",
        _ => "button danger small",
    };
}
