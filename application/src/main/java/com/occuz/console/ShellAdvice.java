package com.occuz.console;

import jakarta.servlet.http.HttpServletRequest;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.ControllerAdvice;
import org.springframework.web.bind.annotation.ModelAttribute;

/** Puts the {@link Shell} around every page. */
@ControllerAdvice(basePackageClasses = ShellAdvice.class)
final class ShellAdvice {

    private final Shell shell;

    ShellAdvice(Shell shell) {
        this.shell = shell;
    }

    @ModelAttribute
    void shell(Model model, HttpServletRequest request) {
        model.addAllAttributes(shell.attributes(request));
    }
}
