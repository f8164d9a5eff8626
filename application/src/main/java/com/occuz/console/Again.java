package com.occuz.console;

import org.springframework.ui.Model;

/**
 * A dialog that opens again with what was typed, because what was sent from it was refused; templates call it {@code opens}.
 *
 * @param dialog its id
 * @param action where its form goes
 * @param name whom or what it is about
 */
public record Again(String dialog, String action, String name) {

    void in(Model model) {
        model.addAttribute("opens", this);
    }
}
